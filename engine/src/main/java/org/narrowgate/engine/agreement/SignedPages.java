package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/** The pages that were signed, each by its SHA-256, so that anybody can read later what its signer had before him. */
public final class SignedPages {
    private final Path folder;

    private SignedPages(Path folder) {
        this.folder = folder;
    }

    public static SignedPages of(Workspace workspace) {
        return new SignedPages(workspace.agreements().resolve("pages"));
    }

    /** Keeps a page; the same one again changes nothing. */
    void keep(byte[] page) throws IOException {
        Path file = file(AgreementTexts.sha256(page));
        if (!Files.exists(file)) {
            AtomicFile.write(file, page);
        }
    }

    /** Where the page of a SHA-256 lies, or should. */
    public Path file(String sha256) {
        return folder.resolve(sha256 + ".html");
    }

    /** Whether it lies there as it was signed. */
    public boolean has(String sha256) throws IOException {
        Path file = file(sha256);
        return Files.isRegularFile(file)
                && AgreementTexts.sha256(WholeFile.read(file)).equals(sha256);
    }
}
