package org.narrowgate.app.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.narrowgate.app.demo.GeneratedRequest.BarredPerson;

/**
 * Writes the rows of a request over a population, shaped like the case: every row is clean but for the one defect of its
 * stratum, and the same seed writes the same bytes.
 */
public final class RequestGenerator {
    /** Clean rows kept to be repeated by later ones. */
    private static final int KEPT = 64;
    /** Told every so many rows. */
    private static final int STEP = 10_000;

    private final Scenario scenario;
    private final PersonPicker people;
    private final CleanRows clean;
    private final AddressDefects addresses;
    private final PersonDefects persons;
    private final MatterDefects matters;
    private final Officials officials;
    private final List<Draft> kept = new ArrayList<>();
    private final List<BarredPerson> barred = new ArrayList<>();

    private RequestGenerator(Scenario scenario, Population population) {
        this.scenario = scenario;
        officials = Officials.of(scenario, population.names());
        people = new PersonPicker(scenario, population);
        clean = new CleanRows(scenario, population, officials);
        addresses = new AddressDefects(population.homes());
        persons = new PersonDefects(population);
        matters = new MatterDefects(scenario, officials);
    }

    /**
     * Writes the rows file (CSV after RFC 4180, UTF-8) and, apart from it, the stratum of every row.
     *
     * @param rows the file of the request
     * @param strata where the strata are written; must not lie in the request's folder
     * @param progress told the number of rows written so far
     * @throws IllegalArgumentException if the population lacks people of a kind that the scenario needs
     */
    public static GeneratedRequest write(
            Scenario scenario, Population population, Path rows, Path strata, LongConsumer progress) {
        try (Writer to = Files.newBufferedWriter(rows, StandardCharsets.UTF_8);
                CsvWriter csv = writer(to);
                Writer besides = Files.newBufferedWriter(strata, StandardCharsets.UTF_8)) {
            csv.writeRecord(Column.header());
            besides.write("row,defect,outcome,element\n");
            RequestGenerator generator = new RequestGenerator(scenario, population);
            GeneratedRequest request = new GeneratedRequest(scenario, Assignment.of(scenario), List.of());
            List<Stratum> expected = scenario.expected();
            for (long row = 1; row <= request.rows(); row++) {
                Stratum stratum = expected.get(request.place(row));
                csv.writeRecord(generator.line(row, stratum));
                besides.write(
                        row + "," + stratum.defect().word() + "," + stratum.outcome() + "," + stratum.element() + "\n");
                if (row % STEP == 0 || row == request.rows()) {
                    progress.accept(row);
                }
            }
            return request.with(generator.barred);
        } catch (IOException e) {
            throw new UncheckedIOException("the request cannot be written to `" + rows + "`; make room there", e);
        }
    }

    private static CsvWriter writer(Writer to) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
    }

    private List<String> line(long number, Stratum stratum) {
        Defect defect = stratum.defect();
        SplittableRandom random = Seeds.random(scenario.seed(), "row", number);
        if (defect == Defect.DUPLICATE) {
            return repeated(number, random).line();
        }
        Subject subject = people.next(defect.need(), random);
        Draft row = clean.row(number, defect, subject, random);
        switch (defect.room()) {
            case CLEAN -> keep(row);
            case ADDRESS -> addresses.spoil(row, defect, subject, random);
            case PERSON -> persons.spoil(row, defect, subject, random);
            case RECORD -> bar(defect, subject);
            case MATTER, OFFICIALS -> matters.spoil(row, number, defect, random);
            case LINE -> {
                return defect == Defect.WRONG_CELLS
                        ? cut(row, random)
                        : reusing(row, random).line();
            }
        }
        if (Crowding.canCarry(stratum)) {
            row.set(Column.OFFICIALS, officials.crowded(row.get(Column.OFFICIALS)));
        }
        return row.line();
    }

    private void keep(Draft row) {
        if (kept.size() == KEPT) {
            kept.remove(0);
        }
        kept.add(row);
    }

    private Draft anyKept(SplittableRandom random) {
        return kept.get(random.nextInt(kept.size()));
    }

    /** The particulars of an earlier row under an id of its own. */
    private Draft repeated(long number, SplittableRandom random) {
        return new Draft(anyKept(random)).set(Column.ROW_ID, CleanRows.rowId(number));
    }

    private Draft reusing(Draft row, SplittableRandom random) {
        return row.set(Column.ROW_ID, anyKept(random).get(Column.ROW_ID));
    }

    private static List<String> cut(Draft row, SplittableRandom random) {
        List<String> cells = new ArrayList<>(row.line());
        if (random.nextBoolean()) {
            cells.add(random.nextInt(cells.size()), "");
        } else {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private void bar(Defect defect, Subject subject) {
        if (defect == Defect.INFORMANT || defect == Defect.PROTECTED_STATUS) {
            barred.add(new BarredPerson(String.valueOf(subject.person().key()), defect == Defect.PROTECTED_STATUS));
        }
    }
}
