package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate witness init}: a witness's folder and key. */
@Command(
        name = "init",
        description = {
            "Makes a witness: its key (a new file of mode 0600, outside of DIR) and its folder, and prints what others need.",
            "Keep a copy of the key if you like; never set the folder back to an older copy: a witness that has forgotten"
                    + " what it cosigned cosigns a fork. If the newest is lost, make another witness, with another key."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Then: narrowgate witness serve DIR --log VKEYFILE"})
final class WitnessInitCommand implements Callable<Integer> {
    @Mixin
    private WitnessFolder place = new WitnessFolder();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name, a URL without its scheme: witness.example/w1. It stands in every cosignature.")
    private String name = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where logs will reach it, for the line `witness`; can be written there later.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        NoteSigner signer = NoteSigner.witness(name, keyPair());
        NoteVerifier verifier = signer.verifier();
        Witness.refuseIfMade(place.folder());
        place.write(signer);
        Witness.create(place.folder(), verifier);
        String line = "witness " + name + " " + verifier.vkey()
                + url.map(where -> " " + where).orElse("");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("folder", place.folder().toString())
                    .put("key", place.key().toString())
                    .put("vkey", verifier.vkey())
                    .put("policy_line", line)));
        } else {
            out.println("made " + place.folder() + "; its key is " + place.key()
                    + ": whoever has it signs as this witness");
            out.println("verifier key, also in " + place.folder().resolve(Witness.VKEY) + ":");
            out.println(verifier.vkey());
            out.println("line for a policy (C2SP tlog-policy)"
                    + (url.isPresent() ? ":" : "; the URL of `witness serve` goes to its end:"));
            out.println(line);
        }
        out.flush();
        return Exit.DONE;
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no Ed25519", missing);
        }
    }
}
