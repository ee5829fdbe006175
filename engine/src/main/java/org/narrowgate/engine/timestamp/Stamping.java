package org.narrowgate.engine.timestamp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.signature.TimestampCheck;
import org.narrowgate.engine.signature.TimestampVerifier;
import org.narrowgate.engine.signature.TrustAnchors;
import org.narrowgate.engine.workspace.TimestampSource;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/**
 * The time-stamps of a workspace: asked for, kept, read. While the authority is away nothing waits for it, unless the
 * workspace says that releases do: a log only grows, so that the next time-stamp covers whatever earlier ones missed.
 */
public final class Stamping {
    private final Workspace workspace;
    private final TimestampSource source;
    private final TimestampVerifier verifier;

    private Stamping(Workspace workspace, TimestampSource source, TimestampVerifier verifier) {
        this.workspace = workspace;
        this.source = source;
        this.verifier = verifier;
    }

    /**
     * Empty where the workspace names no authority.
     *
     * @throws CredentialException if a pinned root or a revocation list cannot be read
     */
    public static Optional<Stamping> of(Workspace workspace) {
        return workspace
                .config()
                .timestamps()
                .map(source -> new Stamping(
                        workspace,
                        source,
                        new TimestampVerifier(TrustAnchors.read(source.roots(), source.revocationLists()))));
    }

    /**
     * What came of asking.
     *
     * @param stamped newly
     * @param problems why a checkpoint got no time-stamp
     */
    public record Asked(List<StampedCheckpoint> stamped, List<String> problems) {}

    /** Asks once a command is done, and never fails it; why something got no time-stamp, if so. */
    public static Optional<String> afterwards(Workspace workspace, SecureRandom random) {
        try {
            Optional<Stamping> stamping = of(workspace);
            List<String> problems =
                    stamping.isPresent() ? stamping.get().ask(random).problems() : List.of();
            return Optional.of(String.join("; ", problems)).filter(words -> !words.isEmpty());
        } catch (IOException | CredentialException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    /**
     * Asks for all logs, where they have grown since they were last stamped; a failure is told, never thrown. The
     * register comes last: while anything went unasked because the authority fell silent, so did it, and that alarms.
     */
    public Asked ask(SecureRandom random) throws IOException {
        List<StampedCheckpoint> stamped = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        TimestampClient client = new TimestampClient(source.url(), random);
        List<Path> logs = new ArrayList<>(logs());
        Collections.reverse(logs);
        for (Path log : logs) {
            LogReader reader = LogReader.open(log);
            if (reader.size() > covered(log)) {
                ask(client, log, reader, stamped, problems);
            }
        }
        return new Asked(List.copyOf(stamped), List.copyOf(problems));
    }

    private void ask(
            TimestampClient client, Path log, LogReader reader, List<StampedCheckpoint> stamped, List<String> problems)
            throws IOException {
        Checkpoint checkpoint = reader.checkpoint();
        TimestampFolder folder = folder(log, reader.verifier());
        if (folder.holds(checkpoint.size())) {
            List<StampedCheckpoint> unused = folder.read(problems);
            return;
        }
        byte[] note = asSigned(reader.note(), reader.verifier()).bytes();
        byte[] answer;
        try {
            answer = client.ask(note);
        } catch (IOException away) {
            problems.add(checkpoint.origin() + ": no time-stamp: " + away.getMessage());
            return;
        }
        TimestampCheck check = verifier.check(note, answer);
        if (check instanceof TimestampCheck.Refused refused) {
            problems.add(
                    checkpoint.origin() + ": the answer of " + source.url() + " does not count: " + refused.reason());
            return;
        }
        folder.keep(checkpoint, note, answer);
        List<StampedCheckpoint> all = folder.read(problems);
        stamped.add(all.get(all.size() - 1));
    }

    /** Without cosignatures, which may still come: what was stamped must stay what it was. */
    private static SignedNote asSigned(SignedNote note, NoteVerifier log) {
        return new SignedNote(
                note.text(),
                note.signatures().stream()
                        .filter(one -> one.name().equals(log.name()) && one.keyId() == log.keyId())
                        .toList());
    }

    /** How many entries of a log are under a time-stamp that counts. */
    public long covered(Path log) throws IOException {
        List<StampedCheckpoint> all = read(log, new ArrayList<>());
        return all.isEmpty() ? 0 : all.get(all.size() - 1).checkpoint().size();
    }

    /** How many entries of the register are under a time-stamp. */
    public long coveredOfRegister() throws IOException {
        return covered(workspace.register());
    }

    /** The register, then the logs of decisions. */
    public List<Path> logs() throws IOException {
        return Stream.concat(
                        Stream.of(workspace.register()),
                        Shards.of(workspace).all().stream().map(Shard::folder))
                .toList();
    }

    /** The time-stamps of a log, the smallest first; what is wrong with others is added to the problems. */
    public List<StampedCheckpoint> read(Path log, List<String> problems) throws IOException {
        return folder(log, LogReader.open(log).verifier()).read(problems);
    }

    public TimestampSource source() {
        return source;
    }

    private TimestampFolder folder(Path log, NoteVerifier key) {
        return new TimestampFolder(workspace.timestamps().resolve(log.getFileName()), key, verifier);
    }
}
