package org.narrowgate.engine.incident;

import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperText;

/**
 * A filed paper on an incident, and what it says.
 *
 * @param by name of who signed it
 */
public record IncidentPaper(FiledPaper filed, String by, IncidentAct act) {
    private static final String HEX = "[0-9a-f]{64}";

    /** What a paper says; a {@link DocumentException} has every fault. The paper that opens an incident gives it its id. */
    public static IncidentAct read(Paper paper) throws DocumentException {
        Section body = paper.body();
        IncidentAct act =
                switch (paper.kind()) {
                    case INCIDENT -> opened(paper.id(), body);
                    case INCIDENT_REPORTED ->
                        new IncidentAct.Reported(
                                body.text("incident"),
                                body.text("to"),
                                body.instant("at"),
                                body.text("reference", ""),
                                hash(body, "report"));
                    case INCIDENT_ACTION ->
                        new IncidentAct.ActionPlanned(
                                body.text("incident"),
                                body.text("action"),
                                body.text("what"),
                                body.text("owner"),
                                body.date("due"));
                    case INCIDENT_ACTION_DONE ->
                        new IncidentAct.ActionDone(
                                body.text("incident"), body.text("action"), body.date("on"), body.text("evidence"));
                    case INCIDENT_CLOSED ->
                        new IncidentAct.Closed(
                                body.text("incident"), body.text("evidence"), body.text("no_recall", ""));
                    default -> throw new IllegalArgumentException("a paper on something else is none on incidents");
                };
        paper.close();
        return act;
    }

    private static IncidentAct opened(String id, Section body) {
        Optional<IncidentAct.Ground> ground = body.has("ground")
                ? Optional.of(body.choice("ground", IncidentAct.Ground.class, IncidentAct.Ground.REVIEW))
                : Optional.empty();
        Optional<AffectedRows> affected = body.has("release")
                ? Optional.of(new AffectedRows(body.text("release"), body.number("rows"), hash(body, "rows_sha256")))
                : Optional.empty();
        return new IncidentAct.Opened(
                id,
                body.choice("what", IncidentAct.Kind.class, IncidentAct.Kind.FOUND_WANTING),
                ground,
                affected,
                report(body));
    }

    private static IncidentReport report(Section body) {
        return new IncidentReport(
                body.text("agency"),
                body.text("contact"),
                body.optionalInstant("occurred"),
                body.instant("discovered"),
                body.text("how_discovered"),
                body.text("description"),
                body.text("data_elements"),
                body.text("records"),
                body.text("place"),
                body.text("technology"));
    }

    /** Writes the report into the text of a paper that opens an incident. */
    public static PaperText write(PaperText text, IncidentReport report) {
        report.occurred().ifPresent(at -> text.plain("occurred", at));
        text.plain("discovered", report.discovered());
        report.fields().forEach(text::put);
        return text;
    }

    private static String hash(Section body, String key) {
        String hash = body.text(key);
        if (body.has(key) && !hash.matches(HEX)) {
            body.problems().add(body.markOf(key), "`" + key + "` is no SHA-256", "write 64 small hexadecimal digits");
        }
        return hash;
    }
}
