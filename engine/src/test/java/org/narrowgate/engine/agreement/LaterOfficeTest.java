package org.narrowgate.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.office.FoundedHarbour;

/** What a reviewing office that is founded later changes. */
final class LaterOfficeTest {
    @TempDir
    Path folder;

    @Test
    void a_reviewing_office_that_is_founded_later_does_not_undo_what_is_in_force() throws Exception {
        FoundedHarbour harbour = new FoundedHarbour(folder);
        byte[] text = harbour.ready("""
                paper: LATER
                kind: offices
                custodian: Harbour Office
                by: The Registrar
                offices:
                  - {id: privacy, title: Privacy, agency: Harbour Office, side: custodian, acts: [review-privacy]}
                """);
        harbour.file(text, harbour.sign("registrar", text));
        assertThat(Agreements.of(harbour.workspace())
                        .standing(FoundedHarbour.AGREEMENT, FoundedHarbour.NOW.plusSeconds(1))
                        .state())
                .isEqualTo(AgreementStanding.State.IN_FORCE);
    }
}
