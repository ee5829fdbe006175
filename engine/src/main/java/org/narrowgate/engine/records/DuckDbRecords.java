package org.narrowgate.engine.records;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;

/**
 * Records in Parquet or CSV files, joined by DuckDB.
 *
 * <p>Keys go in through the appender and never as SQL text; one join finds the persons, one their addresses; both come
 * out sorted by row number, so neither memory nor result depends on how many rows there are or in which order files
 * and rows stand.
 */
public final class DuckDbRecords implements RecordSource {
    private final DuckDbSession session;
    private final RecordQuery query;
    private final Function<StatedAddress, PostalAddress> parser;
    private final List<RecordFiles> files;
    private final String fingerprint;
    private int lookUps;

    /**
     * What the engine may use.
     *
     * @param temporary in it a folder {@code spill} is made with mode 0700, for what does not fit into memory, and
     *     emptied before and after; two runs at a time need two
     * @param memoryLimit in DuckDB's notation
     */
    public record Settings(Path temporary, String memoryLimit, int threads) {
        /** One gibibyte and every processor. */
        public static Settings in(Path temporary) {
            return new Settings(temporary, "1GiB", Runtime.getRuntime().availableProcessors());
        }
    }

    private DuckDbRecords(
            DuckDbSession session,
            RecordQuery query,
            Function<StatedAddress, PostalAddress> parser,
            List<RecordFiles> files,
            String fingerprint) {
        this.session = session;
        this.query = query;
        this.parser = parser;
        this.files = List.copyOf(files);
        this.fingerprint = fingerprint;
    }

    /**
     * Opens the records and holds the mapping against them.
     *
     * @param numbers the pack's identity numbers; each must have a column
     * @param parser takes the addresses of candidates apart
     * @throws DocumentException if the mapping names what is not there, or means columns that cannot be meant
     * @throws RecordsException if a file cannot be read
     */
    public static DuckDbRecords open(
            RecordsMapping mapping,
            List<NumberRule> numbers,
            Function<StatedAddress, PostalAddress> parser,
            Settings settings)
            throws DocumentException {
        Problems problems = new Problems();
        RecordFiles persons = RecordFiles.find(mapping.persons().table(), mapping.base(), problems);
        RecordFiles addresses = RecordFiles.find(mapping.addresses().table(), mapping.base(), problems);
        problems.throwIfAny();
        List<Path> paths = new ArrayList<>(persons.paths());
        paths.addAll(addresses.paths());
        DuckDbSession session = DuckDbSession.open(settings, paths);
        try {
            SourceTable personTable =
                    SourceTable.open(session, mapping.persons().table(), persons, problems);
            SourceTable addressTable =
                    SourceTable.open(session, mapping.addresses().table(), addresses, problems);
            problems.throwIfAny();
            RecordQuery query = RecordQuery.of(mapping, personTable, addressTable, numbers, problems);
            problems.throwIfAny();
            new ColumnSample(session, problems).check(mapping, personTable, persons, addressTable, addresses, numbers);
            problems.throwIfAny();
            StringBuilder version = new StringBuilder(query.describe());
            persons.describe(version);
            addresses.describe(version);
            String fingerprint = RecordFiles.sha256(version.toString().getBytes(StandardCharsets.UTF_8));
            return new DuckDbRecords(session, query, parser, List.of(persons, addresses), fingerprint);
        } catch (DocumentException | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    @Override
    public LookUp lookUp() {
        return begin();
    }

    DuckDbLookUp begin() {
        return new DuckDbLookUp(session, query, parser, files, lookUps++);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        session.close();
    }
}
