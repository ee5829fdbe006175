package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.Verified;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.workspace.Workspace;

class RunLawTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void the_law_of_a_run_is_as_it_was_where_its_pack_looks_at_no_newer_fact() throws Exception {
        Path folder = Path.of("..", "conformance", "cases", "every-outcome");
        Workspace workspace = Workspace.open(folder);
        RequestHeader header = RequestPackage.readHeader(folder.resolve("request"));
        Verified verified = new Verified(
                true,
                Optional.of(new Verified.Signer(
                        "Department of Homeland Security",
                        "Secretary of Homeland Security",
                        "head-of-agency",
                        "federal",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.MAX)),
                workspace.config().custodian(),
                DAY,
                DAY);
        RunRules rules = RunRules.of(
                workspace,
                folder.resolve("packs"),
                header,
                verified,
                BarsReader.Known.nothing(),
                DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(RunRules.Law.decode(rules.law()).facts())
                .containsEntry("signer.agency_is_federal", "true")
                .containsEntry("signer.office_kind", "head-of-agency")
                .doesNotContainKeys("signer.agency_level", "signer.agency_is_custodian");
    }
}
