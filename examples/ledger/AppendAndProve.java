import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.ledger.Log;
import org.narrowgate.ledger.LogAudit;
import org.narrowgate.ledger.LogReader;

/**
 * A log of one's own, without the rest of Narrowgate: java -cp narrowgate-core.jar:narrowgate-ledger.jar
 * AppendAndProve.java FOLDER
 */
public final class AppendAndProve {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        // A real key is made once and kept: NoteSigner.text() writes it, NoteSigner.parse reads it.
        NoteSigner signer = NoteSigner.log(
                "log.example/letters", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

        // The writer: what append returns for outlives a loss of power; what publish signs is never rewritten.
        Checkpoint earlier;
        try (Log log = Log.open(folder, signer)) {
            log.append(List.of(letter("one"), letter("two"), letter("three")));
            earlier = log.publish().checkpoint();
            log.append(List.of(letter("four"), letter("five")));
            log.publish();
        }

        // Anybody with the folder and the key: an entry, its place, and that the log only grew.
        LogReader reader = LogReader.open(folder, signer.verifier());
        Checkpoint now = reader.checkpoint();
        InclusionProof proof = reader.inclusion(3, now.size());
        proof.verify(Tree.leafHash(letter("four")), now.root());
        reader.consistency(earlier.size(), now.size()).verify(earlier.root(), now.root());
        System.out.println("entry 3 of " + now.size() + " is proven, and the " + earlier.size() + " before stand as they stood");

        // A witness, who is somebody else, says what he saw and when (seconds since 1970).
        NoteSigner witness = NoteSigner.witness(
                "witness.example/w", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        SignedNote cosigned = witness.cosign(reader.note(), 1_780_000_000L);
        System.out.println("cosigned at " + witness.verifier().cosigned(cosigned).getAsLong());

        // The whole log from its files alone: every entry, tile and signature.
        System.out.println("sound: " + LogAudit.audit(folder, signer.verifier()).sound());
    }

    private static byte[] letter(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
