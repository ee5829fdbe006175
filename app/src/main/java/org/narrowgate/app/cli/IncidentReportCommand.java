package org.narrowgate.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Envelope;
import org.narrowgate.engine.signature.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate incident report}: what is told within 24 hours. */
@Command(
        name = "report",
        description = {
            "Writes what is told within 24 hours of the discovery: agency and contact, when it occurred and was discovered,"
                    + " how, what, data elements, how many records, where, which technology. Nothing of any person.",
            "The same incident always has the same report. With --seal-to it is written encrypted to a certificate (CMS):"
                    + " `openssl cms -decrypt -binary -inform DER -in FILE -recip CERT.pem -inkey KEY.pem` opens it."
        },
        mixinStandardHelpOptions = true)
final class IncidentReportCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "INCIDENT", description = "Its id.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write it here; else it is printed.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--seal-to", paramLabel = "CERT.pem", description = "Encrypt it to whom it goes; with --out.")
    private Optional<Path> recipient = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (recipient.isPresent() && file.isEmpty()) {
            throw filing.usage("--seal-to needs --out FILE");
        }
        Incident incident = IncidentCommand.named(filing.open(), id);
        byte[] report = incident.opened().report().text(id);
        if (file.isPresent()) {
            AtomicFile.write(file.get().toAbsolutePath(), recipient.isPresent() ? sealed(report) : report);
            filing.out()
                    .println("wrote " + file.get() + "; send it by "
                            + incident.opened().report().due() + ", then: narrowgate incident reported " + id
                            + " --to WHOM");
        } else {
            filing.out().print(new String(report, StandardCharsets.UTF_8));
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private byte[] sealed(byte[] report) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = Envelope.seal(sealed, Certificates.read(recipient.orElseThrow()), new SecureRandom())) {
            out.write(report);
        }
        return sealed.toByteArray();
    }
}
