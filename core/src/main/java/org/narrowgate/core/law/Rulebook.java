package org.narrowgate.core.law;

import java.util.List;
import java.util.Optional;

/**
 * Statute and agreement conjoined for one run: every element in its fixed order, and what may go at the most.
 *
 * <p>Because the agreement's clauses are added as further elements and its field list only intersected, it cannot widen
 * the statute.
 *
 * @param elements form, statute, agreement and identity elements in the order of their commitment slots; duties left
 *     out
 * @param fields the releasable fields left after the agreement's cut, in the order of the pack
 * @param agreement empty if none was found: then nothing leaves, unless an authority for emergencies demands none
 */
public record Rulebook(
        Authority authority,
        Optional<Agreement> agreement,
        FactSchema schema,
        List<ElementTest> elements,
        List<FieldRule> fields,
        boolean addressMustAgree) {
    /** The clause of an agreement under which only "yes, that address" may be answered. */
    public static final String CONFIRM_ONLY = "AG-CONFIRM";

    /** With what the facts begin that a safeguards document answers. */
    public static final String SAFEGUARDS = "safeguards.";

    /** With what the text of a run's element on its agreement begins where none is demanded; shown wherever it is. */
    public static final String EMERGENCY = "EMERGENCY: ";

    public Rulebook {
        elements = List.copyOf(elements);
        fields = List.copyOf(fields);
        boolean confirmOnly = agreement.map(Agreement::confirmOnly).orElse(false);
        if (confirmOnly && elements.stream().noneMatch(e -> e.element().id().equals(CONFIRM_ONLY))) {
            throw new IllegalArgumentException(
                    "the agreement only confirms, and no element `" + CONFIRM_ONLY + "` keeps the fields back");
        }
    }

    /**
     * The ways by which a person may be identified: those of the agreement; where an authority for emergencies demands
     * none, each number that it declares. Without fields nothing could go, so nobody is looked for.
     */
    public List<String> routes() {
        return agreement
                .map(Agreement::routes)
                .orElseGet(() -> fields.isEmpty()
                        ? List.of()
                        : authority.numbers().stream()
                                .map(number -> "number:" + number.name())
                                .toList());
    }

    /** Whether given names may agree by the table of nicknames; only an agreement can say so. */
    public boolean permitsNicknames() {
        return agreement.map(Agreement::nicknames).orElse(false);
    }

    /** Whether it demands no agreement, because its authority is for emergencies and the request named none. */
    public boolean isEmergency() {
        return agreement.isEmpty()
                && elements.stream()
                        .map(ElementTest::element)
                        .anyMatch(e -> e.layer() == Layer.AGREEMENT && e.text().startsWith(EMERGENCY));
    }

    /** Every element that has a finding at decision, in the order of the commitment slots. */
    public List<ElementTest> decided() {
        return elements.stream()
                .filter(e -> e.element().stage() != Stage.RELEASE)
                .toList();
    }

    /** Elements that can be decided at this stage. */
    public List<ElementTest> at(Stage stage) {
        return elements.stream().filter(e -> e.element().stage() == stage).toList();
    }

    /** Whether any element may look at a fact of this group, e.g. {@code safeguards.}: if none does, none is needed. */
    public boolean looksAt(String group) {
        return elements.stream().anyMatch(e -> e.element().facts().stream().anyMatch(fact -> fact.startsWith(group)));
    }
}
