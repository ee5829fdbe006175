package org.narrowgate.engine.kit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.export.ExportOrder;
import org.narrowgate.engine.export.ExportPermit;
import org.narrowgate.engine.registry.EvidenceExported;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Envelope;
import org.narrowgate.engine.seal.TarWriter;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.ledger.WholeFile;

/**
 * One archive (POSIX tar) with which an inspector checks and replays a run without the custodian's systems: a small
 * workspace, the key that opens what is in it and nothing else, and the list of its files. It is made on a signed order
 * alone, and that it was made is logged before it has its name.
 */
public final class InspectorKit {
    private InspectorKit() {}

    /**
     * What was made.
     *
     * @param entry the register's sequence number of the entry that says so
     * @param sums SHA-256 of the list of files, lower-case hexadecimal
     */
    public record Made(KitScope scope, long entry, String sums) {}

    /**
     * Makes the archive.
     *
     * @throws RefusedException if the rows are not the run's own, or the file is there already
     */
    public static Made make(OpenWorkspace open, ExportPermit permit, Path archive)
            throws IOException, DocumentException, RefusedException {
        Path target = archive.toAbsolutePath().normalize();
        Path folder = target.resolveSibling("." + target.getFileName() + ".partial");
        Path file = target.resolveSibling("." + target.getFileName() + ".writing");
        // What a killed process left there is evidence in the clear, also where it had come to its end but for this.
        NewFolder.delete(folder);
        Files.deleteIfExists(file);
        if (Files.exists(target)) {
            throw new RefusedException("exists", archive + ": something is there already; name a new file");
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            KitScope scope = fill(open, permit, folder);
            byte[] sums = KitFiles.sums(folder);
            Files.write(folder.resolve(KitFiles.SUMS), sums);
            write(open, folder, file, permit.sealedTo());
            NewFolder.delete(folder);
            long entry = log(open, permit, scope, KitFiles.sha256(sums));
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncFolder(target.resolveSibling(""));
            return new Made(scope, entry, KitFiles.sha256(sums));
        } finally {
            Files.deleteIfExists(file);
            NewFolder.delete(folder);
        }
    }

    private static KitScope fill(OpenWorkspace open, ExportPermit permit, Path folder)
            throws IOException, DocumentException, RefusedException {
        ExportOrder order = permit.filed().order();
        KitFolder kit =
                new KitFolder(open.workspace(), open.key(), open.openings(), order.run(), open.random(), folder);
        kit.papers();
        long rows = kit.evidence(permit.rows());
        if (rows == 0
                || (permit.rows().isPresent() && rows != permit.rows().get().size())) {
            throw new RefusedException(
                    "row",
                    "of the rows that were asked for run " + order.run() + " decided, and keeps, " + rows
                            + "; have rows of that run ordered, by their numbers");
        }
        KitScope scope = new KitScope(
                order.run(),
                rows,
                permit.closed().decisions(),
                order.receiver() + ", " + order.office(),
                order.ground(),
                order.id() + ", signed by " + permit.filed().by(),
                open.now());
        Files.write(folder.resolve(KitScope.FILE), scope.text());
        NoteVerifier register = open.register().verifier();
        List<NoteVerifier> logs = new ArrayList<>(List.of(register));
        for (Shard shard : open.shards().all()) {
            logs.add(shard.key());
        }
        RunOpened run = open.register().read().run(order.run()).orElseThrow();
        NoteVerifier decisions = open.shards().of(run).key();
        Files.writeString(folder.resolve("register.vkey"), register.vkey() + "\n");
        Files.writeString(folder.resolve("decisions.vkey"), decisions.vkey() + "\n");
        Files.writeString(folder.resolve("trust.policy"), policy(open, logs));
        Files.writeString(folder.resolve("README.txt"), KitReadme.of(scope), StandardCharsets.UTF_8);
        return scope;
    }

    /** For all logs, on the witnesses that the custodian adopted. */
    private static String policy(OpenWorkspace open, List<NoteVerifier> logs) throws IOException {
        StringBuilder policy = new StringBuilder();
        logs.forEach(log -> policy.append("log ").append(log.vkey()).append('\n'));
        Optional<Path> adopted = open.workspace().config().witnesses();
        if (adopted.isEmpty()) {
            return policy.append("quorum none\n").toString();
        }
        for (String line : Files.readAllLines(adopted.get(), StandardCharsets.ISO_8859_1)) {
            if (!line.strip().startsWith("log")) {
                policy.append(line).append('\n');
            }
        }
        return policy.toString();
    }

    private static long log(OpenWorkspace open, ExportPermit permit, KitScope scope, String sums) throws IOException {
        Json what = Json.object()
                .put("receiver", scope.receiver())
                .put("ground", scope.ground())
                .put("sha256sums", sums);
        Instant now = open.now();
        return open.register()
                .append(new EvidenceExported(
                        now,
                        scope.run(),
                        scope.rows(),
                        open.openings().commit(what.compact()),
                        permit.filed().digests()));
    }

    private static void write(OpenWorkspace open, Path folder, Path file, Optional<X509Certificate> recipient)
            throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16)) {
            if (recipient.isEmpty()) {
                tar(folder, out);
            } else {
                try (OutputStream sealed = Envelope.seal(out, recipient.get(), open.random())) {
                    tar(folder, sealed);
                }
            }
        }
        AtomicFile.sync(file);
    }

    private static void tar(Path folder, OutputStream out) throws IOException {
        TarWriter tar = new TarWriter(out);
        tar.file("inspector/" + KitFiles.SUMS, WholeFile.read(folder.resolve(KitFiles.SUMS)));
        for (Map.Entry<String, Path> each : KitFiles.all(folder).entrySet()) {
            long length = Files.size(each.getValue());
            tar.begin("inspector/" + each.getKey(), length);
            Files.copy(each.getValue(), out);
            tar.end(length);
        }
        tar.finish();
    }
}
