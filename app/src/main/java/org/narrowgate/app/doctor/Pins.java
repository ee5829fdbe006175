package org.narrowgate.app.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.signature.PinnedCertificate;

/** Words under which certificates are pinned and that no pack knows: they would meet nothing, and nobody would say so. */
final class Pins {
    private final List<PinnedCertificate> pinned;
    private final Consumer<Symptom> found;

    Pins(List<PinnedCertificate> pinned, Consumer<Symptom> found) {
        this.pinned = pinned;
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
        }
        for (PinnedCertificate each : pinned) {
            known(each, "kind", each.kind(), kinds);
            each.provisions().forEach(provision -> known(each, "provisions", provision, ids));
        }
    }

    private void known(PinnedCertificate each, String key, String word, Collection<String> words) {
        if (!words.contains(word)) {
            found.accept(Symptom.of(
                    Level.WARNING,
                    Kind.PINNED_WORD,
                    "the certificate of " + each.name() + " is pinned with `" + key + ": " + word
                            + "`, which no pack knows, so it meets nothing",
                    NearestName.remedy(word, words)));
        }
    }
}
