package org.narrowgate.engine.order;

import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;

/**
 * A filed paper on an order, and what it says.
 *
 * @param by name of who signed it
 */
public record OrderPaper(FiledPaper filed, String by, OrderAct act) {
    /** What a paper says; a {@link DocumentException} has every fault. */
    public static OrderAct read(Paper paper) throws DocumentException {
        Section body = paper.body();
        OrderAct act =
                switch (paper.kind()) {
                    case COURT_ORDER -> new OrderAct.Entered(entered(paper.id(), body));
                    case ORDER_LIFTED ->
                        new OrderAct.Lifted(
                                body.text("order"),
                                body.choice("ending", OrderAct.Ending.class, OrderAct.Ending.LIFTED),
                                body.instant("from"),
                                body.text("citation"));
                    case ORDER_ANSWERED ->
                        new OrderAct.Answered(body.text("order"), body.number("run"), body.text("reason"));
                    default -> throw new IllegalArgumentException("a paper on something else is none on orders");
                };
        paper.close();
        return act;
    }

    private static CourtOrder entered(String id, Section body) {
        return new CourtOrder(
                id,
                body.text("court"),
                body.text("docket"),
                body.choice("effect", CourtOrder.Effect.class, CourtOrder.Effect.STAY),
                scope(body),
                body.flag("public", false),
                body.date("made"),
                body.has("served") ? Optional.of(body.date("served")) : Optional.empty(),
                body.instant("from"),
                body.optionalInstant("until"),
                body.text("says"));
    }

    private static OrderScope scope(Section body) {
        OrderScope.Kind kind = body.choice("scope", OrderScope.Kind.class, OrderScope.Kind.EVERYTHING);
        String name = kind == OrderScope.Kind.EVERYTHING ? "" : body.text("of");
        if (kind == OrderScope.Kind.RUN && !name.matches("[0-9]{1,18}")) {
            body.problems().add(body.markOf("of"), "`of` is no number of a run", "write it as `status` does");
        }
        if (kind == OrderScope.Kind.CLASS && ClassMarks.read(name).isEmpty()) {
            body.problems().add(body.markOf("of"), "`of` says no class of persons", ClassMarks.FORM);
        }
        if (kind == OrderScope.Kind.PERSONS && !name.matches("[A-Za-z0-9+/]{43}=")) {
            body.problems()
                    .add(body.markOf("of"), "`of` is no commitment to a list", "`order enter --list FILE` makes one");
        }
        return new OrderScope(kind, name);
    }
}
