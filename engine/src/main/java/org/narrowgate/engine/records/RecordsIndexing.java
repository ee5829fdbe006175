package org.narrowgate.engine.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.records.RecordsException.Fault;

/**
 * Makes the address keys of the records, once for each version of them: beside their place, then renamed, so that an
 * index is there whole or not at all. Persons are dealt out by key among as many threads as there are processors, each
 * of which joins, reads and writes its own share.
 */
final class RecordsIndexing {
    private static final String UNFINISHED = ".unfinished";

    private final DuckDbRecords.Opened records;
    private final String version;
    private final Path indexes;
    private final Path folder;
    private final Path unfinished;
    private final LongConsumer progress;

    RecordsIndexing(DuckDbRecords.Opened records, Path indexes, String version, LongConsumer progress) {
        this.records = records;
        this.version = version;
        this.indexes = indexes;
        this.folder = indexes.resolve(version);
        this.unfinished = indexes.resolve(version + UNFINISHED);
        this.progress = progress;
    }

    RecordsIndex make() throws IOException {
        begin();
        try {
            records.checkUnchanged();
            long persons = persons();
            requireUniqueKeys();
            long addresses = shares();
            long keys = write();
            records.checkUnchanged();
            return finish(persons, addresses, keys);
        } catch (SQLException failed) {
            throw DuckDbSession.refused("the index", failed, records.paths());
        }
    }

    /** What a killed indexing left is personal data, and of no use. */
    private void begin() throws IOException {
        Files.createDirectories(indexes);
        Files.setPosixFilePermissions(indexes, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> left = Files.list(indexes)) {
            for (Path path : left.filter(p -> p.toString().endsWith(UNFINISHED)).toList()) {
                delete(path);
            }
        }
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private long persons() throws SQLException {
        RecordQuery query = records.query();
        return number("SELECT count(*) FROM " + query.persons().from() + " p");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(records.session().rows(sql).get(0).get(0));
    }

    /** Under a key that two persons share stand the addresses of both: such records cannot be indexed. */
    private void requireUniqueKeys() throws SQLException {
        RecordQuery query = records.query();
        String from = query.persons().from() + " p";
        records.session()
                .execute("CREATE OR REPLACE TEMP TABLE shared AS SELECT " + query.key() + " AS k FROM " + from
                        + " WHERE " + query.key() + " IS NOT NULL GROUP BY 1 HAVING count(*) > 1");
        long shared = number("SELECT count(*) FROM shared") == 0
                ? 0
                : number("SELECT count(*) FROM (SELECT k FROM (SELECT DISTINCT s.k, "
                        + String.join(", ", particulars())
                        + " FROM shared s JOIN " + from + " ON " + query.key()
                        + " = s.k) GROUP BY k HAVING count(*) > 1)");
        if (shared > 0) {
            throw new RecordsException(
                    Fault.RECORDS,
                    shared + " keys of `persons` stand for two persons that differ, so that nobody can say whose the"
                            + " addresses under them are; correct the records, or map `sql` that leaves them out");
        }
    }

    /** Everything that is mapped of a person, the numbers of every pack included. */
    private List<String> particulars() {
        List<String> columns = new ArrayList<>(records.query().personColumns());
        records.mapping()
                .persons()
                .numbers()
                .values()
                .forEach(column -> columns.add(records.query().persons().text("p", column)));
        return columns;
    }

    /** The type in which keys of persons and addresses are compared. */
    private String keyType() {
        RecordQuery query = records.query();
        String type = query.persons().type(records.mapping().persons().key());
        return type.equals(query.addresses().type(records.mapping().addresses().person())) ? type : "VARCHAR";
    }

    /** Addresses read, by all threads together. */
    private long shares() throws IOException, SQLException {
        int threads = records.settings().threads();
        AtomicLong read = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> shares = new ArrayList<>();
            for (int share = 0; share < threads; share++) {
                IndexShare work =
                        new IndexShare(records, share, threads, count -> progress.accept(read.addAndGet(count)));
                shares.add(workers.submit(work::make));
            }
            long addresses = 0;
            for (Future<Long> share : shares) {
                addresses += share.get();
            }
            return addresses;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the indexing was interrupted; start it again", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (failed.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException("a share of the index failed", failed.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** The same house in two periods of one person is one key. */
    private long write() throws SQLException, IOException {
        Path file = RecordsIndex.keysFile(unfinished);
        String type = keyType();
        List<String> tables = new ArrayList<>();
        for (int share = 0; share < records.settings().threads(); share++) {
            tables.add("SELECT key, person FROM " + IndexShare.table(share));
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        records.session()
                .execute("COPY (SELECT DISTINCT key, CAST(person AS " + type + ") AS person FROM ("
                        + tables.stream().collect(Collectors.joining(" UNION ALL ")) + ")) TO "
                        + Sql.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        for (int share = 0; share < records.settings().threads(); share++) {
            records.session().execute("DROP TABLE " + IndexShare.table(share));
        }
        return number("SELECT count(*) FROM read_parquet(" + Sql.text(file.toString()) + ")");
    }

    private RecordsIndex finish(long persons, long addresses, long keys) throws IOException {
        Path file = RecordsIndex.keysFile(unfinished);
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        RecordsIndex index = new RecordsIndex(folder, version, persons, addresses, keys, RecordsIndex.digest(file));
        AtomicFile.write(RecordsIndex.manifestFile(unfinished), index.manifest());
        Files.setPosixFilePermissions(
                RecordsIndex.manifestFile(unfinished), PosixFilePermissions.fromString("rw-------"));
        delete(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(indexes);
        return index;
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
