package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.records.DuckDbRecords;
import org.narrowgate.engine.records.PostgresRecords;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.records.RecordsMapping;
import org.narrowgate.engine.workspace.Workspace;

/** The custodian's records through their mapping, as a run would open them; a sample of each column is looked at. */
final class Records {
    private final Workspace workspace;
    private final Consumer<Symptom> found;

    Records(Workspace workspace, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.found = found;
    }

    void look(Pack pack) throws IOException {
        if (!Files.isRegularFile(workspace.config().records())) {
            return;
        }
        List<NumberRule> numbers = RowParser.numberRules(RowLayout.of(pack.authority()));
        // A folder of its own: the workspace's scratch belongs to a run that may be at work.
        Path scratch = Files.createTempDirectory("narrowgate-doctor");
        try (RecordSource opened = open(numbers, scratch)) {
            opened.fingerprint();
        } catch (DocumentException | RecordsException unfit) {
            found.accept(Symptom.of(Level.STOPS_DECIDE, Kind.RECORDS_UNFIT, Words.of(unfit), ""));
        } finally {
            remove(scratch);
        }
    }

    private RecordSource open(List<NumberRule> numbers, Path scratch) throws DocumentException {
        RecordsMapping mapping = RecordsMapping.read(workspace.config().records());
        Function<StatedAddress, PostalAddress> parser = address -> {
            throw new IllegalStateException("nothing is looked up here");
        };
        DuckDbRecords.Settings settings = DuckDbRecords.Settings.in(scratch);
        return mapping.server().isPresent()
                ? PostgresRecords.open(mapping, numbers, parser, settings)
                : DuckDbRecords.open(mapping, numbers, parser, settings);
    }

    private static void remove(Path scratch) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(scratch)) {
            for (Path folder : inside) {
                Files.delete(folder);
            }
        }
        Files.delete(scratch);
    }
}
