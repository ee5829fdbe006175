package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate request sign}: binds the rows to the header and signs it. */
@Command(
        name = "sign",
        description = {
            "Binds the rows to the header and signs it.",
            "Writes digest and number of the rows, the digests of the documents, and the SHA-256 of the recipient's"
                    + " certificate, into request.json and its detached signature into request.p7s. A"
                    + " request that this certificate has signed as it stands is left as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Anybody can check the signature with the root of the certification authority alone:",
            "  openssl cms -verify -binary -inform DER -in request.p7s -content request.json -CAfile ROOT.pem \\",
            "      -purpose any -out /dev/null",
            "The custodian accepts it if the certificate chains to a root that it has pinned, is on file as yours, and your",
            "office may do `request`. A new key, and what an authority needs to issue a certificate for it:",
            "  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=Your Name' \\",
            "      -keyout KEY.pem -out REQUEST.csr"
        })
final class RequestSignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder with request.json and the rows file.")
    private Path folder = Path.of(".");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY.pem",
            description = "The signer's private key: PKCS#8, EC or RSA, unencrypted, mode 0600.")
    private Path key = Path.of("");

    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "CERT.pem",
            description =
                    "The signer's certificate, of the same key; those of the authorities between it and the root may"
                            + " follow in the file.")
    private Path certificate = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        SigningIdentity identity = SigningIdentity.read(key, certificate);
        RequestPackage draft = withRecipient(RequestPackage.readDraft(folder));
        byte[] bytes = draft.headerBytes();
        boolean signed = isSigned(draft, identity);
        if (!signed) {
            byte[] signature = DetachedSignature.sign(bytes, identity);
            RequestPackage.write(folder, draft.header());
            AtomicFile.write(folder.resolve(RequestPackage.SIGNATURE), signature);
        }
        print(draft, Certificates.fingerprint(identity.certificate()).toString(), signed);
        warn(draft, identity);
        return Exit.DONE;
    }

    /** A bare file name binds nothing: what is signed is which certificate the answers are sealed to. */
    private RequestPackage withRecipient(RequestPackage draft) {
        String named = draft.header().recipientCertificate();
        if (named.isEmpty() || named.matches("[0-9a-f]{64}")) {
            return draft;
        }
        return draft.answeredTo(Certificates.fingerprint(Certificates.read(folder.resolve(named))));
    }

    private void print(RequestPackage draft, String certificateDigest, boolean signedBefore) {
        PrintWriter out = spec.commandLine().getOut();
        long rows = draft.header().rows().count();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("request_id", draft.header().id())
                    .put("sha256", draft.digest())
                    .put("certificate_sha256", certificateDigest)
                    .put("rows", rows)
                    .put("signed_before", signedBefore)));
            out.flush();
            return;
        }
        if (signedBefore) {
            out.println(folder + " is signed already, as it stands; nothing was changed");
        } else {
            out.printf(Locale.ROOT, "signed %s: %,d rows%n", folder, rows);
        }
        out.println("request     " + draft.header().id() + ", SHA-256 " + draft.digest());
        out.println("certificate SHA-256 " + certificateDigest);
        out.flush();
    }

    private boolean isSigned(RequestPackage draft, SigningIdentity identity) throws IOException {
        Optional<byte[]> signature = draft.signature();
        return signature.isPresent()
                && Arrays.equals(WholeFile.read(folder.resolve(RequestPackage.HEADER)), draft.headerBytes())
                && DetachedSignature.verifyFingerprint(
                                draft.headerBytes(),
                                signature.get(),
                                Set.of(Certificates.fingerprint(identity.certificate())),
                                identity.certificate().getNotBefore().toInstant())
                        .match(signed -> true, refused -> false);
    }

    /** What will be refused by the clock of the custodian, which is not this one, is only warned of. */
    private void warn(RequestPackage draft, SigningIdentity identity) {
        PrintWriter err = spec.commandLine().getErr();
        Instant now = Instant.now();
        Instant from = identity.certificate().getNotBefore().toInstant();
        Instant until = identity.certificate().getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(until)) {
            err.println("narrowgate: warning: " + certificate + " is valid only from " + from + " to " + until);
        }
        if (!now.isBefore(
                draft.header().expires().atStartOfDay(java.time.ZoneOffset.UTC).toInstant())) {
            err.println("narrowgate: warning: request.json, `expires`: the request has expired");
        }
        err.flush();
    }
}
