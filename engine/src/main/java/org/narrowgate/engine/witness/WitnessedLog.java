package org.narrowgate.engine.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.TextFile;

/**
 * How far one log is witnessed: its newest checkpoint, and the last one that had a quorum, which is kept beside the
 * logs because the next entry replaces the file {@code checkpoint}.
 *
 * @param name of the log's folder
 * @param met whether the newest checkpoint has a quorum
 * @param last the newest note that had one, as it is kept; empty if there is none
 */
public record WitnessedLog(String name, LogReader log, WitnessPolicy policy, boolean met, Optional<SignedNote> last) {
    /** All logs under a policy, {@code register} first, then those of decisions, the oldest first. */
    public static List<WitnessedLog> all(Workspace workspace, WitnessPolicy policy) throws IOException {
        List<WitnessedLog> all = new ArrayList<>();
        all.add(of(workspace, workspace.register(), LogReader.open(workspace.register()), policy));
        for (Shard shard : Shards.of(workspace).all()) {
            all.add(of(workspace, shard.folder(), shard.reader(), policy));
        }
        return List.copyOf(all);
    }

    /** The log of a run's decisions under the policy that counts. */
    public static WitnessedLog decisions(Workspace workspace, RunOpened run) throws IOException, DocumentException {
        Shard shard = Shards.of(workspace).of(run);
        return of(
                workspace,
                shard.folder(),
                shard.reader(),
                AdoptedPolicies.of(workspace).policy());
    }

    private static WitnessedLog of(Workspace workspace, Path folder, LogReader log, WitnessPolicy policy)
            throws IOException {
        Path kept = kept(workspace, folder);
        Optional<SignedNote> last =
                Files.isRegularFile(kept) ? Optional.of(SignedNote.parse(TextFile.read(kept))) : Optional.empty();
        boolean met = policy.isMet(log.verifier(), log.note());
        return new WitnessedLog(
                folder.getFileName().toString(), log, policy, met, met ? Optional.of(log.note()) : last);
    }

    /** Where the last checkpoint with a quorum is kept. */
    public static Path kept(Workspace workspace, Path log) {
        return workspace.root().resolve("ledger/witnessed").resolve(log.getFileName() + ".checkpoint");
    }

    /** Why the log does not go on from what witnesses saw of it; empty if it does, or if nothing is kept. */
    public Optional<String> setBack() throws IOException {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try {
            var seen = log.verifier().checkpoint(last.get());
            if (seen.size() > log.size()) {
                return Optional.of("witnesses cosigned it with " + seen.size() + " entries, and it has " + log.size()
                        + ": it was set back; restore it, and do not let it go on");
            }
            log.consistency(seen.size(), log.size())
                    .verify(seen.root(), log.checkpoint().root());
            return Optional.empty();
        } catch (ProofException wrong) {
            return Optional.of("it does not go on from the checkpoint that is kept as cosigned (" + wrong.getMessage()
                    + "): restore both from a copy");
        }
    }

    /** Of the newest checkpoint, in a word, and by whom. */
    public String standing() {
        return met ? "WITNESSED by " + by(log.note()) : "UNWITNESSED";
    }

    /** One line: how many entries are witnessed, by whom and when. */
    public String words() {
        String head = log.checkpoint().origin() + ": ";
        if (policy.asksForNoWitness()) {
            return head + "UNWITNESSED, no witness is asked for";
        }
        if (met) {
            return head + "WITNESSED, all " + log.size() + " entries, by " + by(log.note());
        }
        return head + "UNWITNESSED at " + log.size() + " entries; "
                + last.map(note -> "the first " + note.checkpoint().size() + " were cosigned by " + by(note))
                        .orElse("no quorum has cosigned any of them yet");
    }

    private String by(SignedNote note) {
        return inWords(policy.cosigners(note));
    }

    /** Names with the time at which each cosigned. */
    public static String inWords(Map<String, Long> cosigners) {
        return cosigners.isEmpty()
                ? "witnesses that the policy does not name any more"
                : cosigners.entrySet().stream()
                        .map(each -> each.getKey() + " (" + Instant.ofEpochSecond(each.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }
}
