package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.TextFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A witness's folder, and where its key lies, which is never within. */
final class WitnessFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    @Parameters(paramLabel = "DIR", description = "The witness's folder: what it has cosigned.")
    private Path folder = Path.of(".");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its signing key, outside of DIR; ~/.narrowgate/keys/<name of DIR>/witness.key if absent.")
    private Optional<Path> key = Optional.empty();

    Path folder() {
        return folder;
    }

    Path key() {
        Path home = folder.toAbsolutePath().normalize();
        String name =
                Optional.ofNullable(home.getFileName()).map(Path::toString).orElse("witness");
        return key.orElseGet(() -> HomeKeys.folder(name, "--key FILE").resolve("witness.key"));
    }

    void write(NoteSigner signer) throws IOException {
        Path file = key();
        if (file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new LedgerException(file, "lies in the witness's folder", "Keep the key elsewhere: --key FILE");
        }
        if (Files.exists(file)) {
            throw new LedgerException(file, "is there already, and is never overwritten", "Name another: --key FILE");
        }
        WorkspaceKey.writeSecret(file, signer.text());
    }

    NoteSigner signer() throws IOException {
        Path file = key();
        if (!Files.isReadable(file)) {
            throw new LedgerException(file, "the witness's key cannot be read", "Name it: --key FILE");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new LedgerException(file, "others may use the witness's key", "Run `chmod 600` on it");
        }
        return NoteSigner.parse(TextFile.read(file));
    }
}
