package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate sign}: what {@code openssl cms -sign} does, without a claim of the time. */
@Command(
        name = "sign",
        description = {
            "Signs a drafted text unchanged: writes FILE.p7s beside it, where `hold resolve`, `release`, `law adopt` and"
                    + " every `... file` look for it.",
            "The same as `openssl cms -sign -binary -outform DER`, but it claims no time of signing: a demonstration plays on"
                    + " days of its own, and a signature that claims a later day than that is refused."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Anybody can check it with the root of the certification authority alone:",
            "  openssl cms -verify -binary -inform DER -in FILE.p7s -content FILE -CAfile ROOT.pem -purpose any \\",
            "      -out /dev/null"
        })
final class SignCommand implements Callable<Integer> {
    private static final String SIGNATURE = ".p7s";

    @Parameters(paramLabel = "FILE", description = "The text, as it was drafted.")
    private Path text = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY.pem",
            description = "The signer's private key: PKCS#8, EC or RSA, unencrypted, mode 0600.")
    private Path key = Path.of("");

    @Option(names = "--certificate", required = true, paramLabel = "CERT.pem", description = "Certificate of --key.")
    private Path certificate = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SigningIdentity identity = SigningIdentity.read(key, certificate);
        byte[] content = WholeFile.read(text);
        Path signature = Path.of(text + SIGNATURE);
        AtomicFile.write(signature.toAbsolutePath(), DetachedSignature.sign(content, identity));
        PrintWriter out = spec.commandLine().getOut();
        String fingerprint = Certificates.fingerprint(identity.certificate());
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("file", text.toString())
                    .put("signature", signature.toString())
                    .put("certificate_sha256", fingerprint)));
        } else {
            out.println("wrote " + signature + ", made with the key of the certificate " + fingerprint);
        }
        out.flush();
        return Exit.DONE;
    }
}
