package org.narrowgate.engine.records;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.CsvKeys;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.records.RecordsMapping.Addresses;
import org.narrowgate.engine.records.RecordsMapping.Column;
import org.narrowgate.engine.records.RecordsMapping.Format;
import org.narrowgate.engine.records.RecordsMapping.NameColumns;
import org.narrowgate.engine.records.RecordsMapping.Persons;
import org.narrowgate.engine.records.RecordsMapping.Table;

/** Reads a {@link RecordsMapping} and collects everything that is wrong with it. */
final class MappingReader {
    static final List<String> STORES = List.of("parquet", "csv", "sql", "postgres");

    private final Section root;

    MappingReader(Section root) {
        this.root = root;
    }

    RecordsMapping read(Path base) {
        Section persons = root.requiredSection("persons");
        Section addresses = root.requiredSection("addresses");
        Optional<Section> connection = root.section("connection", "`connection`");
        RecordsMapping mapping = new RecordsMapping(
                base, persons(persons), addresses(addresses), connection.map(s -> RecordsServer.read(s, base)));
        persons.close();
        addresses.close();
        connection.ifPresent(Section::close);
        requireOneStore(mapping);
        return mapping;
    }

    /** Persons and addresses of two stores could not be of one moment. */
    private void requireOneStore(RecordsMapping mapping) {
        boolean persons = mapping.persons().table().format() == Format.POSTGRES;
        boolean addresses = mapping.addresses().table().format() == Format.POSTGRES;
        if (persons != addresses) {
            root.problems()
                    .add(
                            mapping.addresses().table().mark(),
                            "one of `persons` and `addresses` is a table of PostgreSQL and the other is not",
                            "map both from the same store, so that they are of one moment");
        } else if (persons != mapping.server().isPresent()) {
            root.problems()
                    .add(
                            root.markOf("connection"),
                            persons ? "`postgres` needs a `connection`" : "`connection` is for tables of `postgres`",
                            persons
                                    ? "give `connection: {url: ..., user: ...}`"
                                    : "remove it, or map `postgres` tables");
        }
    }

    private static Persons persons(Section section) {
        Table table = table(section, "persons");
        Section columns = section.requiredSection("columns");
        List<NameColumns> names = new ArrayList<>();
        names.add(new NameColumns(
                Optional.of(required(columns, "given_name")),
                optional(columns, "middle_name"),
                Optional.of(required(columns, "family_name")),
                optional(columns, "name_suffix")));
        Persons persons = new Persons(
                table,
                required(columns, "key"),
                withFurtherForms(names, section),
                required(columns, "birth_date"),
                optional(columns, "sex"),
                optional(columns, "death_date"),
                numbers(section));
        columns.close();
        return persons;
    }

    private static List<NameColumns> withFurtherForms(List<NameColumns> names, Section section) {
        section.sections("further_names", "a further name", form -> {
            NameColumns columns = new NameColumns(
                    optional(form, "given_name"),
                    optional(form, "middle_name"),
                    optional(form, "family_name"),
                    optional(form, "name_suffix"));
            if (columns.given().isEmpty() && columns.family().isEmpty()) {
                section.problems()
                        .add(form.mark(), "a further name has no column", "name `given_name` or `family_name`");
            }
            names.add(columns);
        });
        return names;
    }

    private static Map<String, Column> numbers(Section section) {
        Map<String, Column> numbers = new LinkedHashMap<>();
        section.section("numbers", "`numbers`")
                .ifPresent(s -> s.all().keySet().forEach(name -> numbers.put(name, required(s, name))));
        return numbers;
    }

    private static Addresses addresses(Section section) {
        Table table = table(section, "addresses");
        Section columns = section.requiredSection("columns");
        Optional<Column> provenance = optional(columns, "provenance");
        String constant = section.text("provenance", "");
        if (provenance.isPresent() && !constant.isEmpty()) {
            section.problems()
                    .add(
                            section.markOf("provenance"),
                            "`provenance` is given both as a column and as a constant",
                            "keep one of them");
        }
        Addresses addresses = new Addresses(
                table,
                required(columns, "person"),
                line(columns),
                optional(columns, "city"),
                optional(columns, "state"),
                optional(columns, "zip"),
                optional(columns, "country"),
                required(columns, "first_year"),
                required(columns, "last_year"),
                provenance,
                constant);
        columns.close();
        return addresses;
    }

    private static List<Column> line(Section columns) {
        Optional<Node> node = columns.required("line");
        List<Column> line = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof Node.Items items) {
            items.values().forEach(n -> line.add(new Column(columns.textOf("line", n), n.mark())));
        } else {
            node.ifPresent(n -> line.add(new Column(columns.textOf("line", n), n.mark())));
        }
        return line;
    }

    private static Table table(Section section, String name) {
        List<String> given = STORES.stream().filter(section::has).toList();
        if (given.size() != 1) {
            section.problems()
                    .add(
                            section.mark(),
                            "`" + name + "` must say once where it is, and says it " + given.size() + " times",
                            "give one of `parquet`, `csv`, `sql`, `postgres`");
        }
        if (given.isEmpty()) {
            section.has("files");
            section.has("delimiter");
            return new Table(name, section.mark(), Format.PARQUET, List.of(), "", ',');
        }
        String store = given.get(0);
        if (store.equals("postgres")) {
            return new Table(name, section.markOf(store), Format.POSTGRES, List.of(), qualified(section), ',');
        }
        boolean query = store.equals("sql");
        Format format = Format.valueOf(store.toUpperCase(java.util.Locale.ROOT));
        return new Table(
                name,
                section.markOf(store),
                format,
                paths(section, query ? "files" : store),
                query ? section.text("sql") : "",
                format == Format.CSV ? CsvKeys.delimiter(section) : ',');
    }

    private static String qualified(Section section) {
        String relation = section.text("postgres");
        if (!relation.matches("[^.\\x00]+\\.[^.\\x00]+")) {
            section.problems()
                    .add(
                            section.markOf("postgres"),
                            "`" + relation + "` does not say schema and table",
                            "write both, such as public.persons, in the case in which the server keeps them");
        }
        return relation;
    }

    private static List<String> paths(Section section, String key) {
        Optional<Node> node = section.required(key);
        if (node.isPresent() && node.get() instanceof Node.Items) {
            return section.texts(key);
        }
        return node.map(n -> List.of(section.textOf(key, n))).orElse(List.of());
    }

    private static Column required(Section columns, String key) {
        return new Column(columns.text(key), columns.markOf(key));
    }

    private static Optional<Column> optional(Section columns, String key) {
        return columns.has(key) ? Optional.of(required(columns, key)) : Optional.empty();
    }
}
