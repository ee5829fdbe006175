package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.records.RecordsIndex;
import org.narrowgate.engine.run.IndexedRecords;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate records index}: address keys of the records, made once for each version of them. */
@Command(
        name = "index",
        description = {
            "Indexes the records, once for each version of them, for the address route.",
            "With it, rows that state no number can be identified by full name, birth date and full address, where the"
                    + " agreement permits that route.",
            "What is there and sound is kept; a run that was cut off starts anew and leaves nothing behind."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "The index is as protected as the records: it lies in index/, for its owner alone."})
final class RecordsIndexCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        IndexedRecords.Done done;
        try (OpenWorkspace open = OpenWorkspace.open(workspace.open(), new SecureRandom(), InstantSource.system())) {
            done = IndexedRecords.index(open, json ? Progress.silent() : progress);
        } finally {
            progress.finish();
        }
        print(done);
        return Exit.DONE;
    }

    private void print(IndexedRecords.Done done) {
        RecordsIndex index = done.index();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("version", index.version())
                    .put("made_now", done.madeNow())
                    .put("persons", index.persons())
                    .put("addresses", index.addresses())
                    .put("keys", index.keys())));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d persons, %,d addresses, %,d keys%n",
                    done.madeNow() ? "the records are indexed" : "the index of these records is there and sound",
                    index.persons(),
                    index.addresses(),
                    index.keys());
        }
        out.flush();
    }
}
