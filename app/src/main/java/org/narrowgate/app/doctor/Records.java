package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.narrowgate.engine.pack.AgreementReader;
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

    /** Holds them against the packs that the agreements name; without any, against those whose numbers they have. */
    void look(List<Pack> sound) throws IOException {
        if (!Files.isRegularFile(workspace.config().records())) {
            return;
        }
        try {
            RecordsMapping mapping = RecordsMapping.read(workspace.config().records());
            for (List<NumberRule> numbers : numbers(sound, mapping)) {
                look(mapping, numbers);
            }
        } catch (DocumentException unreadable) {
            unfit(unreadable);
        }
    }

    private Set<List<NumberRule>> numbers(List<Pack> sound, RecordsMapping mapping) throws IOException {
        Set<String> named = named();
        Set<List<NumberRule>> invoked = new LinkedHashSet<>();
        Set<List<NumberRule>> held = new LinkedHashSet<>();
        for (Pack pack : sound) {
            List<NumberRule> numbers = RowParser.numberRules(RowLayout.of(pack.authority()));
            if (named.contains(pack.authority().id())) {
                invoked.add(numbers);
            }
            if (numbers.stream()
                    .map(NumberRule::name)
                    .allMatch(mapping.persons().numbers()::containsKey)) {
                held.add(numbers);
            }
        }
        return invoked.isEmpty() ? held : invoked;
    }

    private Set<String> named() throws IOException {
        Set<String> named = new HashSet<>();
        if (Files.isDirectory(workspace.agreements())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace.agreements(), "*.yaml")) {
                for (Path file : files) {
                    try {
                        named.add(AgreementReader.authority(file));
                    } catch (DocumentException unreadable) {
                        // It is told where agreements are looked at.
                    }
                }
            }
        }
        return named;
    }

    private void look(RecordsMapping mapping, List<NumberRule> numbers) throws IOException {
        // A folder of its own: the workspace's scratch belongs to a run that may be at work.
        Path scratch = Files.createTempDirectory("narrowgate-doctor");
        try (RecordSource opened = open(mapping, numbers, scratch)) {
            opened.fingerprint();
        } catch (DocumentException | RecordsException unfit) {
            unfit(unfit);
        } finally {
            remove(scratch);
        }
    }

    private void unfit(Exception unfit) {
        found.accept(Symptom.of(Level.STOPS_DECIDE, Kind.RECORDS_UNFIT, Words.of(unfit), ""));
    }

    private static RecordSource open(RecordsMapping mapping, List<NumberRule> numbers, Path scratch)
            throws DocumentException {
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
