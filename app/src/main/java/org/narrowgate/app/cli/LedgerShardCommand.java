package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.shard.ShardOpening;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate ledger shard}: the next log of decisions. */
@Command(
        name = "shard",
        description = {
            "Opens the next log of decisions, normally with the year, and ends the one before: every run that is opened"
                    + " from now on stands in the new one, as a whole. Its key, its folder, then an entry of the register"
                    + " are made; the entry has the key, and the last checkpoint of the log that has ended.",
            "Refused while a run is not complete. Cut off, the same command goes on; given again, it changes nothing.",
            "Runs in logs that have ended are explained, replayed, released and verified as ever; nothing is added to"
                    + " those logs. Keep their keys: a release of such a run may have to have its log cosigned."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate ledger shard --name 2027",
            "",
            "Then back up the key, and tell the new log's key to every witness and to who has a policy of his own."
        })
final class LedgerShardCommand implements Callable<Integer> {
    private static final List<String> NEXT = List.of(
            "back the key up, and never into the workspace",
            "witnesses: each adds `--log vkey` of it and restarts `witness serve`, before the next release",
            "inspectors, and recipients with a trust policy of their own, add the line below, and keep those they have;"
                    + " the trust file beside each release names its log already");

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "What its folder, key and origin end in: lower-case letters, digits, hyphens.")
    private String name = "";

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            throw new ParameterException(spec.commandLine(), "--at is for workspaces marked demo; leave it out");
        }
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        ShardOpening.Done done;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            done = ShardOpening.open(open, name);
        }
        print(done);
        return Exit.DONE;
    }

    private void print(ShardOpening.Done done) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String vkey = done.shard().key().vkey();
        Path key = done.shard().keyFile();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("origin", done.shard().origin())
                    .put("folder", done.shard().folder().toString())
                    .put("key", key.toString())
                    .put("vkey", vkey)
                    .put("made_now", done.madeNow())
                    .put("ended", done.before().origin())
                    .put("ended_size", done.before().reader().size())));
        } else {
            out.println((done.madeNow() ? "opened " : "open already: ")
                    + done.shard().origin() + ", in " + done.shard().folder());
            out.println("ended " + done.before().origin() + " with "
                    + done.before().reader().size() + " entries");
            out.println("its key is " + key);
            NEXT.forEach(out::println);
            out.println("log " + vkey);
        }
        out.flush();
    }
}
