package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.records.DuckDbRecords;
import org.narrowgate.engine.records.PostgresRecords;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.records.RecordsIndex;
import org.narrowgate.engine.records.RecordsMapping;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.tables.ReferenceTables;
import org.narrowgate.engine.workspace.Workspace;

/**
 * The records of a workspace with the index that was made of exactly their version: by the program that runs now, over
 * its tables, and logged. Any other index is as good as none.
 */
public final class IndexedRecords implements AutoCloseable {
    private final OpenWorkspace open;
    private final RecordSource records;
    /** The same where they lie in files, which alone are indexed. */
    private final Optional<DuckDbRecords> files;

    private final String version;
    private final Optional<RecordsIndex> index;

    private IndexedRecords(
            OpenWorkspace open,
            RecordSource records,
            Optional<DuckDbRecords> files,
            String version,
            Optional<RecordsIndex> index) {
        this.open = open;
        this.records = records;
        this.files = files;
        this.version = version;
        this.index = index;
    }

    /**
     * What an indexing came to.
     *
     * @param madeNow whether the index was not there, or not sound
     */
    public record Done(RecordsIndex index, boolean madeNow) {}

    /** Opens the records for the rules of a run. */
    static IndexedRecords open(OpenWorkspace open, RunRules rules) throws IOException, DocumentException {
        return open(open, RowParser.numberRules(rules.rowLayout()), rules.addresses(), rules.tablesSha256());
    }

    private static IndexedRecords open(
            OpenWorkspace open, List<NumberRule> numbers, AddressParser parser, String tables)
            throws IOException, DocumentException {
        Workspace workspace = open.workspace();
        RecordsMapping mapping = RecordsMapping.read(workspace.config().records());
        DuckDbRecords.Settings settings =
                DuckDbRecords.Settings.in(workspace.scratch()).withIndexes(workspace.index());
        if (mapping.server().isPresent()) {
            PostgresRecords server = PostgresRecords.open(mapping, numbers, parser::parse, settings);
            return new IndexedRecords(open, server, Optional.empty(), "", Optional.empty());
        }
        DuckDbRecords records = DuckDbRecords.open(mapping, numbers, parser::parse, settings);
        try {
            String version = RecordsIndex.version(
                    records.indexFingerprint(),
                    tables + "\n" + EngineVersion.current().sha256());
            Optional<RecordsIndex> index = RecordsIndex.find(workspace.index(), version);
            if (index.isPresent() && !isLogged(open, index.get())) {
                index = Optional.empty();
            }
            return new IndexedRecords(open, records, Optional.of(records), version, index);
        } catch (IOException | RuntimeException failed) {
            records.close();
            throw failed;
        }
    }

    private static boolean isLogged(OpenWorkspace open, RecordsIndex index) throws IOException {
        Registry registry = open.register().read();
        Optional<RecordsIndexed> entry = registry.indexed();
        return entry.isPresent()
                && Arrays.equals(open.openings().open(entry.get().index()), index.manifest());
    }

    /**
     * Makes the index, unless it is there already and sound, and logs it.
     *
     * @throws DocumentException if the mapping names what is not there
     */
    public static Done index(OpenWorkspace open, Progress progress) throws IOException, DocumentException {
        List<StatedAddress> own = RunRules.ownAddresses(open.workspace());
        ReferenceTables tables = ReferenceTables.load();
        try (IndexedRecords records = open(open, List.of(), new AddressParser(tables.address(own)), tables.sha256())) {
            if (records.index.isPresent()) {
                progress.stage("checking the index", 0);
                if (records.index.get().isSound()) {
                    return new Done(records.index.get(), false);
                }
            }
            return records.make(progress);
        }
    }

    private Done make(Progress progress) throws IOException {
        progress.stage("indexing addresses", 0);
        RecordsIndex made = files.orElseThrow(() -> new IOException(
                        "the records lie in a PostgreSQL server, and an index is made of files alone; map them from"
                                + " Parquet where an agreement permits the address route"))
                .index(version, progress::done);
        open.register().append(new RecordsIndexed(open.now(), open.openings().commit(made.manifest())));
        removeOthers();
        return new Done(made, true);
    }

    /** Records of another version are gone, and so must be what was made from them. */
    private void removeOthers() throws IOException {
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(open.workspace().index())) {
            for (Path other : all) {
                if (other.getFileName().toString().equals(version)) {
                    continue;
                }
                try (Stream<Path> tree = Files.walk(other)) {
                    for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    boolean isIndexed() {
        return index.isPresent();
    }

    /**
     * The records for look-ups; not to be closed apart from this.
     *
     * @param byAddress whether rows that state no number are asked by address; the index is there and read through then
     */
    RecordSource source(boolean byAddress) {
        if (byAddress) {
            index.orElseThrow().requireSound();
        }
        index.ifPresent(made -> files.orElseThrow().goBy(made, byAddress));
        return records;
    }

    /** The same; what cannot be read is closed. */
    RecordSource sourceOrClose(boolean byAddress) {
        try {
            return source(byAddress);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** What a run commits to: which version of the records it reads, and by which routes, if it may choose. */
    byte[] commitment(RunRules rules, boolean byAddress) {
        String routes = rules.permitsAddressRoute() ? (byAddress ? "\nby address" : "\nnot by address") : "";
        return (records.fingerprint() + routes).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        records.close();
    }
}
