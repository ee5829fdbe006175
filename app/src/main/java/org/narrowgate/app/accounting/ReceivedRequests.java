package org.narrowgate.app.accounting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.ledger.WholeFile;

/**
 * Every request that the register knows of. A request is its digest: one that was sent again, or whose held rows were
 * decided again, is counted once. One that could not be read has no digest, and counts each time that it came.
 */
final class ReceivedRequests {
    /** Stands in the register for the digest of a header that could not be read. */
    private static final String UNREADABLE = "unreadable";

    private final Custody custody;
    private final Map<String, Known> known = new LinkedHashMap<>();

    private ReceivedRequests(Custody custody) {
        this.custody = custody;
    }

    /** What the entries of one request have said so far. */
    private static final class Known {
        private final String id;
        private final String digest;
        private final Instant at;
        private final List<String> refusals = new ArrayList<>();
        private final List<Long> runs = new ArrayList<>();
        private Optional<String> provision = Optional.empty();
        /** Whether it was received, which is when its signature had counted and a copy was taken in. */
        private boolean kept;

        Known(String id, String digest, Instant at) {
            this.id = id;
            this.digest = digest;
            this.at = at;
        }
    }

    /** Those that came within a period, with what had become of them at its end. */
    static List<ReceivedRequest> in(Period period, Custody custody)
            throws IOException, DocumentException, RefusedException {
        ReceivedRequests requests = new ReceivedRequests(custody);
        List<RegisterEntry> entries = custody.registry().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (period.knows(entries.get(i).at())) {
                requests.take(i, entries.get(i));
            }
        }
        List<ReceivedRequest> received = new ArrayList<>();
        for (Known request : requests.known.values()) {
            if (period.holds(request.at)) {
                received.add(requests.received(request));
            }
        }
        return received;
    }

    private void take(int sequence, RegisterEntry entry) throws IOException {
        if (entry instanceof RequestReceived received) {
            known(sequence, received.request(), received.at()).kept = true;
        } else if (entry instanceof RequestRefused refused) {
            known(sequence, refused.request(), refused.at()).refusals.add(refused.reason());
        } else if (entry instanceof RunOpened run) {
            Known request = known(sequence, run.request(), run.at());
            request.kept = true;
            request.runs.add((long) sequence);
            request.provision = Optional.of(run.pack().id());
        }
    }

    private Known known(int sequence, Hash commitment, Instant at) throws IOException {
        CanonicalReader value = new CanonicalReader(custody.openings().open(commitment));
        String id = value.text();
        String digest = value.text();
        value.finish();
        return digest.equals(UNREADABLE)
                ? known.computeIfAbsent(UNREADABLE + sequence, k -> new Known("", "", at))
                : known.computeIfAbsent(digest, k -> new Known(id, digest, at));
    }

    private ReceivedRequest received(Known request) throws IOException, DocumentException, RefusedException {
        Optional<RequestHeader> header = header(request);
        Heading heading = header.map(
                        stated -> new Heading(stated.requester(), request.provision.orElse(stated.authority())))
                .orElse(Heading.NOT_ON_FILE);
        return new ReceivedRequest(
                request.id,
                request.digest,
                request.at,
                heading,
                header.map(RequestHeader::purpose).orElse(""),
                header.map(stated -> stated.rows().count()).orElse(0L),
                request.refusals,
                request.runs);
    }

    /** What the kept copy states; of one turned away at the door, whose signature did not count, nobody knows who asked. */
    private Optional<RequestHeader> header(Known request) throws IOException, DocumentException, RefusedException {
        if (!request.kept) {
            return Optional.empty();
        }
        Path folder = custody.workspace().requests().resolve(request.id);
        Path file = folder.resolve(RequestPackage.HEADER);
        if (!Files.isRegularFile(file) || !Sha256.hex(WholeFile.read(file)).equals(request.digest)) {
            throw new RefusedException(
                    "request",
                    file + ": it is missing, or not the one that the register received, so nobody can say who asked"
                            + " for what; restore the workspace's copy");
        }
        return Optional.of(RequestPackage.readHeader(folder));
    }
}
