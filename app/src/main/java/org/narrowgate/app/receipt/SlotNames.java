package org.narrowgate.app.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.WholeFile;

/**
 * What the slots of a receipt are called, by the manifest of the opened package that it lies in; nothing where it lies
 * elsewhere. A name is what the custodian signed there, and not what the receipt proves.
 */
public record SlotNames(Map<Integer, String> names) {
    public SlotNames {
        names = Map.copyOf(names);
    }

    /** Looks for {@code manifests/} beside the folder of the receipt. */
    public static SlotNames beside(Path receipt) throws IOException {
        Path folder = receipt.toAbsolutePath()
                .normalize()
                .resolveSibling("../manifests")
                .normalize();
        if (!Files.isDirectory(folder)) {
            return new SlotNames(Map.of());
        }
        List<Path> manifests;
        try (Stream<Path> files = Files.walk(folder)) {
            manifests = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        return manifests.isEmpty() ? new SlotNames(Map.of()) : read(manifests.get(0));
    }

    private static SlotNames read(Path manifest) throws IOException {
        Map<Integer, String> names = new HashMap<>();
        try {
            Json slots = Json.read(WholeFile.read(manifest)).object("slots");
            for (String name : slots.values().keySet()) {
                names.put(Math.toIntExact(slots.number(name)), name);
            }
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException unfit) {
            throw new IOException(manifest + " is no manifest of a package; open the package again", unfit);
        }
        return new SlotNames(names);
    }

    public Optional<String> of(int slot) {
        return Optional.ofNullable(names.get(slot));
    }
}
