package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

class ConflictingExceptionsTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "golden", "pack");

    @TempDir
    Path scratch;

    @Test
    void two_exceptions_that_conflict_deny_and_both_are_named_whichever_comes_first() throws Exception {
        String met = exception("L-1.inspector", "met");
        String denied = exception("L-1.suspended", "not_met");
        for (List<String> order : List.of(List.of(met, denied), List.of(denied, met))) {
            Finding finding = inspector(String.join("", order));
            assertThat(finding.status()).isEqualTo(FindingStatus.NOT_MET);
            assertThat(finding.detail()).contains("L-1.inspector", "L-1.suspended", "conflict");
        }
        assertThat(inspector(met).met()).isTrue();
        assertThat(inspector(met + exception("L-1.deputy", "met")).met()).isTrue();
        assertThat(inspector(denied).status()).isEqualTo(FindingStatus.NOT_MET);
    }

    @Test
    void an_exception_to_a_whole_table_does_not_open_what_one_to_a_case_of_it_closes() throws Exception {
        String within = nested("L-2.sealed", "L-2.criminal", "not_met");
        String whole = nested("L-2.always", "L-2.ground", "met");
        assertThat(criminal(whole).met()).isTrue();
        assertThat(criminal(within).detail()).isEqualTo("exception `L-2.sealed`");
        Finding both = criminal(within + whole);
        assertThat(both.status()).isEqualTo(FindingStatus.NOT_MET);
        assertThat(both.detail()).contains("L-2.sealed", "L-2.always", "conflict");
        String closes = nested("L-2.never", "L-2.ground", "not_met");
        assertThat(criminal(nested("L-2.open", "L-2.criminal", "met") + closes).status())
                .isEqualTo(FindingStatus.NOT_MET);
    }

    private static String nested(String id, String excepts, String outcome) {
        return "      - id: " + id + "\n        excepts: " + excepts + "\n        citation: Library Act 7(3)\n"
                + "        text: invented\n        when: row.officers.most_rows <= 5\n        outcome: " + outcome
                + "\n";
    }

    private Finding criminal(String exceptions) throws Exception {
        for (String file : List.of("pack.yaml", "readings.yaml", "good/cases.yaml", "bad/cases.yaml")) {
            Files.createDirectories(scratch.resolve(file).getParent());
            Files.writeString(scratch.resolve(file), Files.readString(SMALL.resolve(file)));
        }
        String pack = Files.readString(scratch.resolve("pack.yaml"));
        Files.writeString(
                scratch.resolve("pack.yaml"),
                pack.replace("  - {id: L-3", "    exceptions:\n" + exceptions + "  - {id: L-3"));
        Pack read = PackReader.read(scratch);
        Facts facts =
                Facts.none(read.schema()).set("row.ground.kind", "criminal").set("row.officers.most_rows", 5L);
        return read.tests(read.choice(Map.of(), Set.of()))
                .get(1)
                .on(facts)
                .each()
                .get(0);
    }

    /** What the small pack finds of a request signed by an inspector alone, with these exceptions to its certificate. */
    private Finding inspector(String exceptions) throws Exception {
        for (String file : List.of("pack.yaml", "readings.yaml", "good/cases.yaml", "bad/cases.yaml")) {
            Files.createDirectories(scratch.resolve(file).getParent());
            Files.writeString(scratch.resolve(file), Files.readString(SMALL.resolve(file)));
        }
        String pack = Files.readString(scratch.resolve("pack.yaml"));
        int from = pack.indexOf("      - id: L-1.inspector\n");
        int to = pack.indexOf("  - id: L-2\n");
        Files.writeString(scratch.resolve("pack.yaml"), pack.substring(0, from) + exceptions + pack.substring(to));
        Pack read = PackReader.read(scratch);
        Facts facts = Facts.none(read.schema())
                .set("signer.office_kind", "inspector-general")
                .set("signer.office_matches", true)
                .set("attested.sole_use", false);
        ElementTest test = read.tests(read.choice(Map.of(), Set.of())).get(0);
        List<Finding> branches = test.on(facts).each();
        Finding certificate = branches.get(branches.size() - 1);
        assertThat(test.on(facts).status()).isEqualTo(certificate.status());
        return certificate;
    }

    private static String exception(String id, String outcome) {
        return "      - id: " + id + "\n        excepts: L-1.certificate\n        citation: Library Act 7(3)\n"
                + "        text: invented\n        when: signer.office_kind == \"inspector-general\"\n"
                + "        outcome: " + outcome + "\n";
    }
}
