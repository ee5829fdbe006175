package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.workspace.Workspace;

/** Keys: where they lie, who may use them, whether they are the right ones; and certificates that will not last. */
final class Keys {
    /** Long enough to have another one issued. */
    private static final Duration SOON = Duration.ofDays(60);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Workspace workspace;
    private final Optional<Officials> officials;
    private final Instant now;
    private final Consumer<Symptom> found;

    /** Without officials, nobody's certificate is looked at but the custodian's own. */
    Keys(Workspace workspace, Optional<Officials> officials, Instant now, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.officials = officials;
        this.now = now;
        this.found = found;
    }

    void look() throws IOException {
        Path folder = workspace.config().keys();
        if (Files.isDirectory(folder)) {
            folder(folder);
        }
        stopping(Kind.WORKSPACE_KEY, Level.STOPS_DECIDE, () -> {
            var unused = WorkspaceKey.read(workspace.workspaceKey(), workspace.root(), new SecureRandom());
        });
        stopping(Kind.LOG_KEY, Level.STOPS_DECIDE, () -> {
            var unused = OpenWorkspace.signer(
                    workspace.registerKey(), workspace.config().register());
        });
        List<Shard> shards = Shards.readable(workspace).all();
        for (Shard shard : shards) {
            // A log that has ended is opened only to be cosigned, before something of it is released.
            Level level = shard.equals(shards.get(shards.size() - 1)) ? Level.STOPS_DECIDE : Level.STOPS_RELEASE;
            stopping(Kind.LOG_KEY, level, () -> {
                var unused = OpenWorkspace.signer(shard.keyFile(), shard.origin());
            });
        }
        stopping(Kind.CUSTODIAN_KEY, Level.STOPS_RELEASE, () -> {
            var unused = workspace.custodianIdentity();
        });
        certificates();
    }

    private void folder(Path folder) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.KEY_FOLDER,
                    folder + ": others may enter the folder of the keys",
                    "run `chmod 700` on it"));
        }
        String user = System.getProperty("user.name", "");
        List<Path> keys = new ArrayList<>(List.of(folder, workspace.workspaceKey(), workspace.registerKey()));
        Shards.readable(workspace).all().forEach(shard -> keys.add(shard.keyFile()));
        for (Path key : keys) {
            if (Files.exists(key) && !Files.getOwner(key).getName().equals(user)) {
                found.accept(Symptom.of(
                        Level.WARNING,
                        Kind.KEY_OWNER,
                        key + ": it belongs to " + Files.getOwner(key).getName() + ", not to " + user,
                        "run Narrowgate as the owner of the keys, or give them to " + user));
            }
        }
    }

    private interface Trial {
        void run() throws IOException;
    }

    private void stopping(Kind kind, Level level, Trial trial) {
        try {
            trial.run();
        } catch (IOException | CredentialException | ProofException refused) {
            found.accept(Symptom.of(level, kind, Words.of(refused), ""));
        }
    }

    private void certificates() {
        officials.ifPresent(this::people);
        try {
            Instant end = workspace.custodianCertificate().getNotAfter().toInstant();
            if (end.isBefore(now)) {
                found.accept(Symptom.of(
                        Level.STOPS_RELEASE,
                        Kind.CUSTODIAN_KEY,
                        "certificates/custodian.pem is valid only until " + end,
                        "issue another for the same key"));
            } else if (end.isBefore(now.plus(SOON))) {
                soon("certificates/custodian.pem");
            }
        } catch (CredentialException unreadable) {
            // Told with the custodian's key.
            return;
        }
    }

    private void people(Officials known) {
        for (Person person : known.roster().persons()) {
            for (String fingerprint : known.roster().certificatesOf(person.id())) {
                boolean ends = known.certificate(fingerprint)
                        .map(certificate -> certificate.getNotAfter().toInstant())
                        .filter(end -> end.isAfter(now) && end.isBefore(now.plus(SOON)))
                        .isPresent();
                if (ends) {
                    soon("of " + person.name());
                }
            }
        }
    }

    private void soon(String whose) {
        found.accept(Symptom.of(
                Level.WARNING,
                Kind.CERTIFICATE_EXPIRES,
                "the certificate " + whose + " ends within 60 days",
                "have another issued, and file whose it is (`office file`)"));
    }
}
