import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.Receipt;

/** Verifies a receipt with the core jar alone: java -cp narrowgate-core.jar VerifyReceipt.java RECEIPT TRUSTPOLICY */
public final class VerifyReceipt {
    public static void main(String[] args) throws Exception {
        Policy policy = Policy.parse(Files.readAllBytes(Path.of(args[1])));
        try {
            Receipt receipt = Receipt.parse(Files.readAllBytes(Path.of(args[0])));
            Policy.Accepted accepted = receipt.verify(policy);
            System.out.println("entry " + receipt.index() + " of " + accepted.checkpoint().origin() + " is proven; witnesses "
                    + accepted.witnesses().stream().sorted().toList());
            for (int slot = 1; slot <= receipt.slots().size(); slot++) {
                int number = slot;
                receipt.opened(slot)
                        .ifPresent(value -> System.out.println("slot " + number + " holds " + value.length + " bytes"));
            }
        } catch (ProofException refused) {
            System.out.println("refused: " + refused.getMessage());
            System.exit(1);
        }
    }
}
