package org.narrowgate.engine.safeguard;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a paper on a recipient's safeguards says. */
public sealed interface SafeguardAct {
    /**
     * Something was found at a recipient's.
     *
     * @param finding its id
     * @param recipient the agency, as requests name it
     * @param citation of what is not kept
     */
    record Opened(String finding, String recipient, String citation, LocalDate opened, String found)
            implements SafeguardAct {}

    /**
     * It is to be corrected.
     *
     * @param due last day for it; once it has passed the finding has no plan
     */
    record Planned(String finding, LocalDate due, String plan) implements SafeguardAct {}

    /**
     * It was corrected.
     *
     * @param evidence on what the custodian relies
     */
    record Closed(String finding, LocalDate on, String evidence) implements SafeguardAct {}

    /** A document was received. */
    record Received(Evidence what) implements SafeguardAct {}

    /** An official of the recipient is cleared, trained, or both. */
    record Cleared(String recipient, Clearance what) implements SafeguardAct {}

    /**
     * How a recipient keeps what he has; of a control that it does not name it says nothing.
     *
     * @param evidence id of the document that shows it; as long as that counts, this does
     * @param years for which the log of access is kept; empty if it does not speak of that
     */
    record Profiled(
            String recipient, Map<Control, Control.Presence> says, Optional<String> evidence, OptionalLong years)
            implements SafeguardAct {
        public Profiled {
            says = Map.copyOf(says);
        }
    }
}
