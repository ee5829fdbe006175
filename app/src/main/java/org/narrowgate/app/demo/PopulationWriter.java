package org.narrowgate.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.narrowgate.engine.unpacked.UnpackedLibraries;

/**
 * Writes a population as a custodian would hold it: {@code persons.parquet} and {@code addresses.parquet}, marked
 * SYNTHETIC within and beside. Memory does not grow with the people: they pass through a table on disk.
 */
public final class PopulationWriter {
    private static final String PERSONS = "CREATE TABLE persons (person_key BIGINT, tin VARCHAR, given_name VARCHAR,"
            + " middle_name VARCHAR, family_name VARCHAR, name_suffix VARCHAR, former_family_name VARCHAR,"
            + " birth_date DATE, sex VARCHAR, death_date DATE)";
    private static final String ADDRESSES = "CREATE TABLE addresses (person_key BIGINT, address_line VARCHAR,"
            + " city VARCHAR, state VARCHAR, zip VARCHAR, first_year INTEGER, last_year INTEGER,"
            + " furnished_by VARCHAR)";
    /** Told every so many people. */
    private static final int STEP = 50_000;

    private final Population population;

    private PopulationWriter(Population population) {
        this.population = population;
    }

    /**
     * Writes the two tables into a folder, which is made if need be.
     *
     * @param progress told the number of people written so far
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void write(Population population, Path folder, LongConsumer progress) {
        PopulationWriter writer = new PopulationWriter(population);
        try {
            Files.createDirectories(folder);
            Synthetic.mark(folder);
            // One table on each of two threads: making the people is the dear part, and they can be made twice.
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<?> persons = threads.submit(() -> {
                    writer.table(folder, "persons", PERSONS, writer::person, progress);
                    return true;
                });
                Future<?> addresses = threads.submit(() -> {
                    writer.table(folder, "addresses", ADDRESSES, PopulationWriter::addresses, done -> {});
                    return true;
                });
                persons.get();
                addresses.get();
            } finally {
                threads.shutdownNow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the records cannot be written to `" + folder + "`; make room there", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the records cannot be written to `" + folder + "`; make room there", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("writing the records was interrupted", e);
        }
    }

    /** Puts one person's rows into a table. */
    private interface Appends {
        void append(Person person, DuckDBAppender to) throws SQLException;
    }

    private void table(Path folder, String name, String create, Appends appends, LongConsumer progress)
            throws SQLException, IOException {
        Path scratch = Files.createTempDirectory(folder, ".making-" + name);
        Path made = folder.resolve(name + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + scratch.resolve("table.duckdb"));
                Statement statement = connection.createStatement()) {
            UnpackedLibraries.unlink();
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '512MiB'");
            statement.execute("SET temp_directory = " + text(scratch.resolve("spill")));
            statement.execute(create);
            try (DuckDBAppender appender =
                    ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
                fill(appender, appends, progress);
            }
            Files.deleteIfExists(made);
            statement.execute("COPY " + name + " TO " + text(made) + " (FORMAT parquet, KV_METADATA {synthetic: '"
                    + Synthetic.NOTICE + "'})");
        } finally {
            remove(scratch);
        }
    }

    private void fill(DuckDBAppender appender, Appends appends, LongConsumer progress) throws SQLException {
        for (long index = 0; index < population.families(); index++) {
            for (Person person : population.family(index).members()) {
                appends.append(person, appender);
            }
            long done = (index + 1) * Family.MEMBERS;
            if (done % STEP == 0 || done == population.size()) {
                progress.accept(done);
            }
        }
    }

    private void person(Person person, DuckDBAppender to) throws SQLException {
        to.beginRow()
                .append(person.key())
                .append(person.tin())
                .append(person.given())
                .append(person.middle())
                .append(person.family())
                .append(person.suffix())
                .append(person.formerFamily())
                .append(LocalDate.ofEpochDay(person.birthDay()))
                .append(person.sex());
        if (person.deathDay().isPresent()) {
            to.append(LocalDate.ofEpochDay(person.deathDay().getAsLong()));
        } else {
            to.appendNull();
        }
        to.endRow();
    }

    private static void addresses(Person person, DuckDBAppender to) throws SQLException {
        for (Residence residence : person.residences()) {
            to.beginRow()
                    .append(person.key())
                    .append(residence.line())
                    .append(residence.place().city())
                    .append(residence.place().state())
                    .append(residence.place().zip())
                    .append(residence.firstYear())
                    .append(residence.lastYear())
                    .append(residence.furnishedBy())
                    .endRow();
        }
    }

    private static String text(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static void remove(Path scratch) throws IOException {
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
