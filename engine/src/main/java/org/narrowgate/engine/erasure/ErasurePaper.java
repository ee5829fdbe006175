package org.narrowgate.engine.erasure;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.RowNumbers;

/**
 * A filed paper on an erasure, and what it says.
 *
 * @param by name of who signed it
 */
public record ErasurePaper(FiledPaper filed, String by, Act act) {
    private static final String COMMITMENT = "[A-Za-z0-9+/]{43}=";

    /** What a paper says. */
    public sealed interface Act {
        /** Id of the order. */
        String order();
    }

    /** That something is to be erased. */
    public record Ordered(ErasureOrder what) implements Act {
        @Override
        public String order() {
            return what.id();
        }
    }

    /**
     * That a second person saw what it reaches.
     *
     * @param reach commitment to it
     */
    public record Approved(String order, Hash reach) implements Act {}

    /** What a paper says; a {@link DocumentException} has every fault. */
    static Act read(Paper paper) throws DocumentException {
        Section body = paper.body();
        Act act =
                switch (paper.kind()) {
                    case ERASURE_ORDERED ->
                        new Ordered(new ErasureOrder(
                                paper.id(),
                                body.choice("ground", ErasureOrder.Ground.class, ErasureOrder.Ground.COURT_ORDER),
                                body.text("cites"),
                                scope(body)));
                    case ERASURE_APPROVED -> new Approved(body.text("order"), commitment(body, "reach"));
                    default -> throw new IllegalArgumentException("a paper on something else is none on erasures");
                };
        paper.close();
        return act;
    }

    private static ErasureOrder.Scope scope(Section body) {
        String scope = body.text("scope");
        return switch (scope) {
            case "rows" -> new ErasureOrder.Rows(body.number("run"), List.copyOf(RowNumbers.read(body, "rows")));
            case "persons" -> new ErasureOrder.Persons(commitment(body, "list"));
            case "retention" -> new ErasureOrder.Retention();
            default -> {
                body.problems()
                        .unknown(body.markOf("scope"), "the scope", scope, List.of("rows", "persons", "retention"));
                yield new ErasureOrder.Retention();
            }
        };
    }

    private static Hash commitment(Section body, String key) {
        String text = body.text(key);
        if (!text.matches(COMMITMENT)) {
            body.problems().add(body.markOf(key), "`" + key + "` is no commitment", "let the command write the paper");
            return Hash.of(new byte[Hash.BYTES]);
        }
        return Hash.parse(text);
    }

    Optional<Approved> approved() {
        return act instanceof Approved approved ? Optional.of(approved) : Optional.empty();
    }
}
