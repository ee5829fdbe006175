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
