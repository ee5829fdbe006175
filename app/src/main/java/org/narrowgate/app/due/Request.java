package org.narrowgate.app.due;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.RunOpened;

/**
 * A request as the register knows it. One that was sent again is the same, by its digest; one that could not be read has
 * none, and is another each time that it came.
 *
 * @param id as its sender chose it
 * @param received when it was taken in; when it first came, where it was turned away at the door
 * @param refused when it was last refused as a whole, and the stable code of the reason
 * @param runs that decided rows of it, the one over all of them first
 * @param header as the kept copy states it; empty where there is none
 */
record Request(
        String id, Instant received, Optional<Refused> refused, List<Long> runs, Optional<RequestHeader> header) {
    /** Stands in the register for the digest of a header that could not be read. */
    private static final String UNREADABLE = "unreadable";

    record Refused(Instant at, String reason) {}

    /** Whether it was turned away and nothing of it decided. */
    boolean isRefused() {
        return runs.isEmpty() && refused.isPresent();
    }

    /** Every request of a workspace, in the order in which they came. */
    static List<Request> all(Custody custody) throws IOException {
        Map<String, Known> known = new LinkedHashMap<>();
        List<RegisterEntry> entries = custody.registry().entries();
        for (int i = 0; i < entries.size(); i++) {
            take(custody, known, i, entries.get(i));
        }
        List<Request> requests = new ArrayList<>();
        known.values().forEach(each -> requests.add(each.request(custody)));
        return List.copyOf(requests);
    }

    private static void take(Custody custody, Map<String, Known> known, long sequence, RegisterEntry entry)
            throws IOException {
        if (entry instanceof RequestReceived received) {
            known(custody, known, sequence, received.request()).take(received.at());
        } else if (entry instanceof RequestRefused refused) {
            Known request = known(custody, known, sequence, refused.request());
            request.came(refused.at());
            request.refused = Optional.of(new Refused(refused.at(), refused.reason()));
        } else if (entry instanceof RunOpened run) {
            Known request = known(custody, known, sequence, run.request());
            request.take(run.at());
            request.runs.add(sequence);
        }
    }

    private static Known known(Custody custody, Map<String, Known> known, long sequence, Hash commitment)
            throws IOException {
        CanonicalReader value = new CanonicalReader(custody.openings().open(commitment));
        String id = value.text();
        String digest = value.text();
        value.finish();
        String key = digest.equals(UNREADABLE) ? UNREADABLE + sequence : digest;
        return known.computeIfAbsent(key, k -> new Known(id));
    }

    /** What the entries of one request have said so far. */
    private static final class Known {
        private final String id;
        private final List<Long> runs = new ArrayList<>();
        private Optional<Instant> came = Optional.empty();
        private Optional<Instant> taken = Optional.empty();
        private Optional<Refused> refused = Optional.empty();

        Known(String id) {
            this.id = id;
        }

        void came(Instant at) {
            came = came.or(() -> Optional.of(at));
        }

        void take(Instant at) {
            taken = taken.or(() -> Optional.of(at));
        }

        Request request(Custody custody) {
            Instant at = taken.or(() -> came).orElseThrow();
            return new Request(id, at, refused, List.copyOf(runs), taken.flatMap(t -> header(custody)));
        }

        /** Whether the copy is still the one that came is for `verify`; here it says no more than who asked. */
        private Optional<RequestHeader> header(Custody custody) {
            Path folder = custody.workspace().requests().resolve(id);
            try {
                return Files.isRegularFile(folder.resolve(RequestPackage.HEADER))
                        ? Optional.of(RequestPackage.readHeader(folder))
                        : Optional.empty();
            } catch (IOException | DocumentException unreadable) {
                return Optional.empty();
            }
        }
    }
}
