package org.narrowgate.app.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.pack.Pack;

/** Words of the papers on offices that no pack knows: they would meet nothing, and nobody would say so. */
final class OfficeWords {
    private static final String GENERAL = "*";

    private final Roster roster;
    private final Consumer<Symptom> found;

    OfficeWords(Roster roster, Consumer<Symptom> found) {
        this.roster = roster;
        this.found = found;
    }

    /** Holds them against the packs that can be used; without any, nothing can be said. */
    void look(List<Pack> packs) {
        if (packs.isEmpty()) {
            return;
        }
        Set<String> kinds = new TreeSet<>(FactCatalog.OFFICE_KINDS);
        Set<String> ids = new TreeSet<>();
        for (Pack pack : packs) {
            ids.add(pack.id());
            pack.authority().header().offices().forEach(office -> kinds.add(office.kind()));
            kinds.addAll(pack.releasedBy().kinds());
        }
        for (Office office : roster.offices()) {
            known("the office `" + office.id() + "` is on file with `kind: ", office.kind(), kinds);
        }
        for (Granted granted : roster.delegations()) {
            Delegation delegation = granted.delegation();
            delegation.provisions().stream()
                    .filter(provision -> !provision.equals(GENERAL))
                    .forEach(provision -> known(
                            "the delegation `" + delegation.id() + "` is on file with `provisions: ", provision, ids));
        }
    }

    private void known(String what, String word, Collection<String> words) {
        if (!words.contains(word)) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.OFFICE_WORD,
                    what + word + "`, which no pack knows, so it meets nothing",
                    NearestName.remedy(word, words)));
        }
    }
}
