package org.narrowgate.engine.office;

import java.util.Optional;
import org.narrowgate.core.office.ActingService;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.acting.ActingBasis;
import org.narrowgate.engine.document.Section;

/** Reads one person's time in one office. */
final class TenureReader {
    private static final int DAYS = 365;

    private TenureReader() {}

    static Tenure read(Section s) {
        Tenure.Kind kind = s.choice("as", Tenure.Kind.class, Tenure.Kind.PERMANENT);
        return new Tenure(
                RosterReader.id(s, "id"),
                RosterReader.id(s, "person"),
                RosterReader.id(s, "office"),
                kind,
                kind == Tenure.Kind.ACTING ? Optional.of(service(s)) : Optional.empty(),
                s.instant("from"),
                s.optionalInstant("until"),
                RosterReader.document(s));
    }

    private static ActingService service(Section s) {
        return new ActingService(
                s.choice("basis", ActingBasis.class, ActingBasis.OTHER),
                number(s, "days_in_agency"),
                flag(s, "gs15"),
                flag(s, "first_assistant_when_vacant"),
                number(s, "days_first_assistant"),
                flag(s, "confirmed_first_assistant"),
                flag(s, "directed_by_president"),
                flag(s, "confirmed_elsewhere"));
    }

    private static Optional<Integer> number(Section s, String key) {
        if (!s.has(key)) {
            return Optional.empty();
        }
        long days = s.number(key);
        if (days < 0 || days > DAYS) {
            s.problems().add(s.markOf(key), "`" + key + "` counts days of 365", "write 0 to 365");
            return Optional.empty();
        }
        return Optional.of((int) days);
    }

    private static Optional<Boolean> flag(Section s, String key) {
        return s.has(key) ? Optional.of(s.flag(key, false)) : Optional.empty();
    }
}
