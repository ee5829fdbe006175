package org.narrowgate.engine.records;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/**
 * Which of the custodian's tables and columns are persons and addresses, and who furnished what (HOUSE section 6); each
 * name remembers where it was written, so that an unknown column is answered with its place.
 *
 * @param base folder to which relative paths refer
 * @param server where the tables are, if they are tables of PostgreSQL
 */
public record RecordsMapping(Path base, Persons persons, Addresses addresses, Optional<RecordsServer> server) {

    /** A column of the custodian's table, as the mapping names it. */
    public record Column(String name, Mark mark) {}

    /** How a table is stored. */
    public enum Format {
        PARQUET,
        CSV,
        SQL,
        POSTGRES
    }

    /**
     * Where a table is.
     *
     * @param files paths or globs; for {@code SQL} the files that the query reads as {@code {files}}, or one by one as
     *     {@code {1}}, {@code {2}}, and beyond which it cannot go
     * @param query empty unless {@code SQL}, or {@code POSTGRES}: then schema and table, with a dot between
     * @param delimiter of CSV files
     */
    public record Table(String name, Mark mark, Format format, List<String> files, String query, char delimiter) {
        public Table {
            files = List.copyOf(files);
        }
    }

    /** One form of a name; a part that has no column is taken from the person's first form, except in that form. */
    public record NameColumns(
            Optional<Column> given, Optional<Column> middle, Optional<Column> family, Optional<Column> suffix) {}

    /**
     * The table of persons, one row each.
     *
     * @param names forms of the name, current one first; further forms hold where one of their own columns is filled
     * @param numbers by the pack's name of the number
     */
    public record Persons(
            Table table,
            Column key,
            List<NameColumns> names,
            Column birthDate,
            Optional<Column> sex,
            Optional<Column> deathDate,
            Map<String, Column> numbers) {
        public Persons {
            names = List.copyOf(names);
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /**
     * The table of addresses, one row for each address and period.
     *
     * @param line columns whose texts, with blanks between, are the street line (or the whole address if the other
     *     columns are absent)
     * @param lastYear blank in a record means that the address is still held
     * @param provenance who furnished the address, by column
     * @param constantProvenance the same for every row; empty if there is a column
     */
    public record Addresses(
            Table table,
            Column person,
            List<Column> line,
            Optional<Column> city,
            Optional<Column> state,
            Optional<Column> zip,
            Optional<Column> country,
            Column firstYear,
            Column lastYear,
            Optional<Column> provenance,
            String constantProvenance) {
        public Addresses {
            line = List.copyOf(line);
        }
    }

    /** Reads a mapping from a file of its own, whose folder is the base of relative paths. */
    public static RecordsMapping read(Path file) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(file, problems);
        Optional<RecordsMapping> mapping = node.map(n -> {
            Section section = Section.of("a records mapping", n, problems);
            RecordsMapping read = of(
                    section,
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath()));
            section.close();
            return read;
        });
        problems.throwIfAny();
        return mapping.orElseThrow();
    }

    /**
     * Reads the keys {@code persons}, {@code addresses} and {@code connection} of a section; what is wrong goes into the section's
     * problems, and then the mapping must not be used.
     */
    public static RecordsMapping of(Section section, Path base) {
        return new MappingReader(section).read(base);
    }
}
