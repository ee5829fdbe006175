package org.narrowgate.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.narrowgate.app.demo.GeneratedRequest.BarredPerson;

/** The documents around the invented records: where they lie, and which bars stand against disclosing them. */
public final class DemoFiles {
    private DemoFiles() {}

    /**
     * Writes a records mapping over what {@link PopulationWriter} wrote.
     *
     * @param file the mapping; the tables are named relative to its folder
     * @param records folder of the tables
     */
    public static void recordsMapping(Path file, Path records) {
        Path folder = file.toAbsolutePath().getParent();
        String at = (folder == null ? records : folder.relativize(records.toAbsolutePath()))
                .toString()
                .replace('\\', '/');
        write(file, """
                # SYNTHETIC: %s.
                # Which columns of the custodian's tables are what.
                persons:
                  parquet: "%s/persons.parquet"
                  columns:
                    key: person_key
                    given_name: given_name
                    middle_name: middle_name
                    family_name: family_name
                    name_suffix: name_suffix
                    birth_date: birth_date
                    sex: sex
                    death_date: death_date
                  further_names:
                    - {family_name: former_family_name}
                  numbers: {tin: tin}
                addresses:
                  parquet: "%s/addresses.parquet"
                  columns:
                    person: person_key
                    line: address_line
                    city: city
                    state: state
                    zip: zip
                    first_year: first_year
                    last_year: last_year
                    provenance: furnished_by
                """.formatted(Synthetic.NOTICE, at, at));
    }

    /** Writes the file of bars: the informants and the protected persons of the request's strata. */
    public static void bars(Path file, Scenario scenario, GeneratedRequest request) {
        StringBuilder yaml = new StringBuilder(String.format(
                Locale.ROOT,
                "# SYNTHETIC: %s.%nas_of: %s%nuntil: %s%nby: an invented official of the custodian%nbars:%s%n",
                Synthetic.NOTICE,
                scenario.signedOn(),
                scenario.decisionDay().plusMonths(1),
                request.barred().isEmpty() ? " []" : ""));
        int number = 0;
        for (BarredPerson barred : request.barred()) {
            yaml.append("  - {id: B-").append(++number).append(", kind: ");
            yaml.append(
                    barred.contested()
                            ? "protected-status, citation: \"8 U.S.C. 1367(a)(2)\""
                            : "informant, citation: \"26 U.S.C. 6103(i)(6)\"");
            yaml.append(", scope: person, person: \"")
                    .append(barred.personKey())
                    .append("\"}\n");
        }
        write(file, yaml.toString().replace("\r\n", "\n"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written; make room there", e);
        }
    }
}
