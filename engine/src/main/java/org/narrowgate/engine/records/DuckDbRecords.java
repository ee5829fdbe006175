package org.narrowgate.engine.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
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
    private final Opened opened;
    private final String fingerprint;
    private Optional<RecordsIndex> index = Optional.empty();
    private boolean byAddress;
    private int lookUps;

    /**
     * What the engine may use.
     *
     * @param temporary in it a folder {@code spill} is made with mode 0700, for what does not fit into memory, and
     *     emptied before and after; two runs at a time need two
     * @param memoryLimit in DuckDB's notation
     * @param indexes folder of the indexes, within which alone it may write; empty for none
     */
    public record Settings(Path temporary, String memoryLimit, int threads, Optional<Path> indexes) {
        public Settings(Path temporary, String memoryLimit, int threads) {
            this(temporary, memoryLimit, threads, Optional.empty());
        }

        /** One gibibyte and every processor. */
        public static Settings in(Path temporary) {
            return new Settings(temporary, "1GiB", Runtime.getRuntime().availableProcessors());
        }

        /** The same with a folder of indexes. */
        public Settings withIndexes(Path folder) {
            return new Settings(temporary, memoryLimit, threads, Optional.of(folder));
        }
    }

    /** What was opened, for the look-ups and for the index. */
    record Opened(
            DuckDbSession session,
            RecordsMapping mapping,
            RecordQuery query,
            Function<StatedAddress, PostalAddress> parser,
            List<RecordFiles> files,
            Settings settings) {
        void checkUnchanged() {
            files.forEach(RecordFiles::checkUnchanged);
        }

        List<Path> paths() {
            return files.stream().flatMap(f -> f.paths().stream()).toList();
        }
    }

    private DuckDbRecords(Opened opened, String fingerprint) {
        this.opened = opened;
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
            Opened opened = new Opened(session, mapping, query, parser, List.of(persons, addresses), settings);
            return new DuckDbRecords(opened, version(query.describe(), opened));
        } catch (DocumentException | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    private static String version(String described, Opened opened) {
        StringBuilder version = new StringBuilder(described);
        opened.files().forEach(f -> f.describe(version));
        return RecordFiles.sha256(version.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Goes by an index from now on.
     *
     * @param made of this version of the records, and vouched for by the register
     * @param forAddresses whether rows may be asked for by address, and not only the scan for shared keys be saved
     */
    public void goBy(RecordsIndex made, boolean forAddresses) {
        index = Optional.of(made);
        byAddress = forAddresses;
    }

    /** Makes the index of this version of the records; {@code progress} is told the addresses read so far. */
    public RecordsIndex index(String version, LongConsumer progress) throws IOException {
        Path indexes = opened.settings().indexes().orElseThrow();
        return new RecordsIndexing(opened, indexes, version, progress).make();
    }

    /**
     * The version of what an index is made from, SHA-256 in hexadecimal: as {@link #fingerprint}, but the same whichever
     * pack asks.
     */
    public String indexFingerprint() {
        return version(opened.query().describeIndexed(), opened);
    }

    @Override
    public LookUp lookUp() {
        return begin();
    }

    DuckDbLookUp begin() {
        return new DuckDbLookUp(opened, index, byAddress, lookUps++);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public NameCounts nameCounts(int leastPersons) {
        opened.checkUnchanged();
        NameCounts counts =
                NameCounts.of(opened.mapping().persons().names().get(0), leastPersons, new DuckDbNames(opened));
        opened.checkUnchanged();
        return counts;
    }

    @Override
    public boolean byAddress() {
        return byAddress;
    }

    @Override
    public void close() {
        opened.session().close();
    }
}
