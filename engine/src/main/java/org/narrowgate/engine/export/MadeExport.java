package org.narrowgate.engine.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.registry.EvidenceExported;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.Registry;

/**
 * An archive that was made, as the register says.
 *
 * @param entry sequence number of its entry
 * @param order by which it was made; empty of one that was made before exports were signed
 */
public record MadeExport(long entry, EvidenceExported logged, Optional<Exports.Filed> order) {
    /** All of them, oldest first. */
    public static List<MadeExport> all(Registry registry, Exports orders) {
        List<MadeExport> all = new ArrayList<>();
        List<RegisterEntry> entries = registry.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof EvidenceExported logged) {
                all.add(new MadeExport(i, logged, orders.by(logged.papers())));
            }
        }
        return List.copyOf(all);
    }

    /** Whether it was made by an order that had been withdrawn. */
    public boolean isByWithdrawn() {
        return order.flatMap(Exports.Filed::withdrawal)
                .filter(last -> last.paper().sequence() < entry)
                .isPresent();
    }

    /** Whether a paper is named that is not on file. */
    public boolean lacksItsPaper() {
        return !logged.papers().isEmpty()
                && order.filter(filed -> filed.digests().containsAll(logged.papers())
                                && filed.paper().sequence() < entry)
                        .isEmpty();
    }

    /** Who received it; of one without an order it was committed to, and is opened. */
    public String receiver(Openings openings) throws IOException {
        return order.isPresent()
                ? order.get().order().receiver() + ", " + order.get().order().office()
                : committed(openings, "receiver");
    }

    /** By which provision, order or authority he has it; where there is no order, as {@link #receiver}. */
    public String ground(Openings openings) throws IOException {
        return order.isPresent() ? order.get().order().ground() : committed(openings, "ground");
    }

    private String committed(Openings openings, String what) throws IOException {
        try {
            return Json.read(openings.open(logged.export())).text(what);
        } catch (ProofException | IllegalArgumentException unreadable) {
            throw new IOException(
                    "register entry " + entry + ": to whom it was exported, and on what ground, cannot be read; restore"
                            + " evidence/register",
                    unreadable);
        }
    }
}
