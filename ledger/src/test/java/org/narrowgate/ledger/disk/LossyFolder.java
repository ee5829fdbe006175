package org.narrowgate.ledger.disk;

import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A folder of a {@link LossyDisk}: names, and what each means. */
final class LossyFolder extends LossyNode {
    /** A name that means another node from now on, or none. */
    record Naming(String name, Optional<LossyNode> node) {
        static Naming of(String name, LossyNode node) {
            return new Naming(name, Optional.of(node));
        }

        static Naming gone(String name) {
            return new Naming(name, Optional.empty());
        }

        private void in(Map<String, LossyNode> names) {
            node.ifPresentOrElse(means -> names.put(name, means), () -> names.remove(name));
        }
    }

    private final Map<String, LossyNode> names = new TreeMap<>();
    private final Map<String, LossyNode> synced = new TreeMap<>();
    /** Each of them happens whole or not at all, as a rename does. */
    private final List<List<Naming>> unsynced = new ArrayList<>();

    Map<String, LossyNode> names() {
        return names;
    }

    void change(List<Naming> change) {
        change.forEach(naming -> naming.in(names));
        unsynced.add(change);
    }

    @Override
    void sync() {
        unsynced.forEach(change -> change.forEach(naming -> naming.in(synced)));
        unsynced.clear();
    }

    @Override
    PosixFileAttributes attributes() {
        return new LossyAttributes(this, true, 0);
    }

    @Override
    LossyFolder after(Loss loss, SplittableRandom random, Map<LossyNode, LossyNode> made) {
        Map<String, LossyNode> kept = new TreeMap<>(synced);
        int first = random.nextInt(unsynced.size() + 1);
        for (int i = 0; i < unsynced.size(); i++) {
            boolean keeps =
                    switch (loss) {
                        case ALL -> false;
                        case NONE -> true;
                        case TAIL -> i < first;
                        case SECTORS, GARBAGE -> random.nextBoolean();
                    };
            if (keeps) {
                unsynced.get(i).forEach(naming -> naming.in(kept));
            }
        }
        LossyFolder left = new LossyFolder();
        kept.forEach((name, node) -> left.names.put(name, node.after(loss, random, made)));
        left.synced.putAll(left.names);
        return left;
    }
}
