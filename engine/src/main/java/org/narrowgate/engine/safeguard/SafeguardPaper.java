package org.narrowgate.engine.safeguard;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;

/**
 * A filed paper on a recipient's safeguards, and what it says.
 *
 * @param by name of who signed it
 */
public record SafeguardPaper(FiledPaper filed, String by, SafeguardAct act) {
    private static final String SHA_256 = "[0-9a-f]{64}";
    private static final String YEARS = "audit_log_years";

    /** What a paper says; a {@link DocumentException} has every fault. */
    public static SafeguardAct read(Paper paper) throws DocumentException {
        Section body = paper.body();
        SafeguardAct act =
                switch (paper.kind()) {
                    case SAFEGUARD_FINDING ->
                        new SafeguardAct.Opened(
                                id(body, "finding"),
                                body.text("recipient"),
                                body.text("citation"),
                                body.date("opened"),
                                body.text("found"));
                    case SAFEGUARD_PLANNED ->
                        new SafeguardAct.Planned(body.text("finding"), body.date("due"), body.text("plan"));
                    case SAFEGUARD_CLOSED ->
                        new SafeguardAct.Closed(body.text("finding"), body.date("on"), body.text("evidence"));
                    case SAFEGUARD_EVIDENCE -> new SafeguardAct.Received(evidence(body));
                    case RECIPIENT_CLEARED ->
                        new SafeguardAct.Cleared(
                                body.text("recipient"),
                                new Clearance(
                                        body.text("official"),
                                        day(body, "clearance_until"),
                                        day(body, "training_until")));
                    case RECIPIENT_PROFILED -> profile(body);
                    default -> throw new IllegalArgumentException("a paper on something else is none on safeguards");
                };
        paper.close();
        return act;
    }

    private static String id(Section body, String key) {
        String id = body.text(key);
        if (!id.isEmpty() && !Paper.isId(id)) {
            body.problems()
                    .add(
                            body.markOf(key),
                            "`" + key + "` is no id",
                            "write letters, digits, `.`, `_` and `-`, 64 at most");
        }
        return id;
    }

    private static Optional<LocalDate> day(Section body, String key) {
        return body.has(key) ? Optional.of(body.date(key)) : Optional.empty();
    }

    private static Evidence evidence(Section body) {
        String sha256 = body.text("sha256");
        if (!sha256.isEmpty() && !sha256.matches(SHA_256)) {
            body.problems()
                    .add(
                            body.markOf("sha256"),
                            "`sha256` is none",
                            "write 64 lower-case hexadecimal digits, in quotes");
        }
        return new Evidence(
                id(body, "evidence"),
                body.text("recipient"),
                body.choice("evidence_kind", Evidence.Kind.class, Evidence.Kind.OTHER),
                body.date("from"),
                body.date("until"),
                sha256);
    }

    private static SafeguardAct.Profiled profile(Section body) {
        Map<Control, Control.Presence> says = new EnumMap<>(Control.class);
        for (Control control : Control.values()) {
            if (body.has(control.key())) {
                says.put(control, body.choice(control.key(), Control.Presence.class, Control.Presence.UNKNOWN));
            }
        }
        return new SafeguardAct.Profiled(
                body.text("recipient"),
                says,
                body.has("evidence") ? Optional.of(body.text("evidence")) : Optional.empty(),
                body.has(YEARS) ? OptionalLong.of(body.number(YEARS)) : OptionalLong.empty());
    }
}
