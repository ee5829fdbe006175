package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What counsel of one custodian adopted of one pack, as it counts at one instant.
 *
 * @param pack empty while the pack, as its bytes stand, is a draft
 * @param readings by id
 * @param demo whether drafts run here too, marked as such
 */
public record Adopted(Optional<Adoption> pack, Map<String, Adoption> readings, boolean demo) {
    public Adopted {
        readings = Map.copyOf(readings);
    }

    /** Where no workspace is at hand, nothing counts as adopted. */
    public static Adopted nothing() {
        return new Adopted(Optional.empty(), Map.of(), false);
    }

    /** For who cannot know what the custodian's counsel adopted, and only compares or checks what he sends himself. */
    public static Adopted whateverIsCited(Pack pack) {
        Map<String, Adoption> all = new HashMap<>();
        Adoption taken = new Adoption("counsel", "the custodian", LocalDate.EPOCH, "not seen");
        pack.readings().forEach(reading -> all.put(reading.id(), taken));
        return new Adopted(Optional.empty(), all, false);
    }

    /** Whether it may decide here at all. */
    public boolean mayDecide() {
        return pack.isPresent() || demo;
    }

    /** Whether an agreement may cite it: the strictest needs nobody's opinion, for it holds where none is cited. */
    boolean mayBeCited(PackReading reading) {
        return reading.reading().strictest() || readings.containsKey(reading.id()) || demo;
    }

    /** Those of the cited readings that run here only because the workspace is marked demo. */
    Set<String> drafts(Set<String> cited) {
        return cited.stream().filter(id -> !readings.containsKey(id)).collect(Collectors.toUnmodifiableSet());
    }
}
