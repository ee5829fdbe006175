package org.narrowgate.engine.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.records.DuckDbRecords;
import org.narrowgate.engine.records.PostgresRecords;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.records.RecordsMapping;
import org.narrowgate.engine.workspace.Workspace;

/** The names of all persons on record, counted; nobody is looked up. */
public final class RecordedNames {
    private RecordedNames() {}

    /**
     * Counts them.
     *
     * @param numbers by which runs ask the records: they go into the version of the records
     * @throws DocumentException if the mapping of the records cannot be used
     */
    public static Training.Names of(Workspace workspace, List<NumberRule> numbers)
            throws IOException, DocumentException {
        Files.createDirectories(workspace.scratch());
        // A folder of its own: what else is in there belongs to a run that may be at work.
        Path scratch = Files.createTempDirectory(workspace.scratch(), "names");
        try (RecordSource records = open(RecordsMapping.read(workspace.config().records()), numbers, scratch)) {
            return new Training.Names(records.nameCounts(Training.LEAST_PERSONS), records.fingerprint());
        } finally {
            NewFolder.delete(scratch);
        }
    }

    private static RecordSource open(RecordsMapping mapping, List<NumberRule> numbers, Path scratch)
            throws DocumentException {
        Function<StatedAddress, PostalAddress> parser = address -> {
            throw new IllegalStateException("nobody is looked up here");
        };
        DuckDbRecords.Settings settings = DuckDbRecords.Settings.in(scratch);
        return mapping.server().isPresent()
                ? PostgresRecords.open(mapping, numbers, parser, settings)
                : DuckDbRecords.open(mapping, numbers, parser, settings);
    }
}
