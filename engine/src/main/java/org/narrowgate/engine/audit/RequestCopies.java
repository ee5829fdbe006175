package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.Reception;
import org.narrowgate.engine.workspace.Workspace;

/** The kept copies of received requests against what the register says was received: header, rows and signature. */
final class RequestCopies {
    private final Workspace workspace;
    private final Openings openings;

    RequestCopies(Workspace workspace, Openings openings) {
        this.workspace = workspace;
        this.openings = openings;
    }

    /** Adds what is wrong to {@code damages}; returns how many copies are those received. */
    int check(Registry registry, List<String> damages) {
        int sound = 0;
        for (RequestReceived received : registry.all(RequestReceived.class, r -> true)) {
            CanonicalReader value;
            try {
                value = new CanonicalReader(openings.open(received.request()));
            } catch (IOException | ProofException reportedWithTheRegister) {
                continue;
            }
            String id = value.text();
            Path copy = workspace.requests().resolve(id);
            try {
                check(copy, value.text(), received, erased(registry, id));
                sound++;
            } catch (DocumentException altered) {
                Problem first = altered.problems().get(0);
                damages.add(copy.resolve(first.file()) + ": " + first.message() + "; restore it");
            } catch (IOException altered) {
                damages.add(altered.getMessage());
            }
        }
        return sound;
    }

    /** Whether rows of a request were erased: then its rows file is gone as a whole. */
    private boolean erased(Registry registry, String id) throws IOException {
        for (long run : registry.runs()) {
            RunOpened opened = registry.run(run).orElseThrow();
            if (registry.erased(run).isPresent()
                    && new CanonicalReader(openings.open(opened.request()))
                            .text()
                            .equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void check(Path copy, String digest, RequestReceived received, boolean erased)
            throws IOException, DocumentException {
        RequestPackage request = erased ? RequestPackage.readAgainWithoutRows(copy) : RequestPackage.read(copy);
        if (erased && Files.exists(request.rowsFile())) {
            throw new IOException(request.rowsFile()
                    + ": rows of it were erased by order, and it is still here; run `narrowgate erase carry` again");
        }
        if (!request.digest().equals(digest)) {
            throw new IOException(copy.resolve(RequestPackage.HEADER) + ": it is not what was received; restore it");
        }
        byte[] signature = request.signature().orElse(new byte[0]);
        Optional<String> refused = Officials.of(workspace)
                .knownAt(received.at())
                .verify(request.headerBytes(), signature, Reception.SIGNS, received.at())
                .refusal();
        if (refused.isPresent()) {
            throw new IOException(copy.resolve(RequestPackage.SIGNATURE) + ": " + refused.get()
                    + "; restore it, or the paper on the office of who signed it");
        }
    }
}
