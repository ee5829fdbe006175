package org.narrowgate.engine.seal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.narrowgate.engine.parallel.ReadAhead;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.ledger.LoggedDecision;

/**
 * Makes the sealed parts of a release, in constant memory: one part at a time is held, as plaintext in memory only, then
 * signed, encrypted and written. All parts become visible together, by one rename; a release that is already there is
 * recognised and not made again. How many parts there are, and how long, depends on request and disclosures alone.
 */
public final class Sealer {
    /** Most bytes of a part: OpenSSL reads a whole CMS file into memory, at 2.7 times its size. */
    public static final long PART_LIMIT = 64L << 20;

    private final Path releases;
    private final SecureRandom random;
    private final long limit;

    /** Releases lie in {@code releases/<release>}; {@code limit} is in bytes, normally {@link #PART_LIMIT}. */
    public Sealer(Path releases, SecureRandom random, long limit) {
        this.releases = releases;
        this.random = random;
        this.limit = limit;
    }

    /** Seals every row of the run, in row order; on any refusal or failure nothing is left under the final name. */
    public SealedRelease seal(SealOrder order, Iterator<LoggedDecision> decisions) throws SealException, IOException {
        Authorisation authorisation = order.authorisation().authorisation();
        Path target = releases.resolve(authorisation.release());
        RowGate gate = RowGate.of(order);
        if (!Certificates.fingerprint(order.recipient()).equals(authorisation.recipient())) {
            throw new SealException("the recipient's certificate is not the one authorised: give the one named in it");
        }
        if (Files.exists(target)) {
            return SealedRelease.read(target, gate.unwitnessed());
        }
        try (ReleaseStaging staging = ReleaseStaging.beside(target)) {
            try {
                List<SealedRelease.Part> parts = new Writing(order, gate, staging.directory()).all(decisions);
                Files.write(
                        staging.directory().resolve(SealedRelease.SUMS),
                        SealedRelease.sums(parts),
                        StandardOpenOption.CREATE_NEW);
                staging.publish();
                return new SealedRelease(target, parts, gate.unwitnessed());
            } catch (IOException failure) {
                throw staging.named(failure);
            }
        }
    }

    /** The state of one sealing: which part is open, and what the parts before it were. */
    private final class Writing {
        private final SealOrder order;
        private final RowGate gate;
        private final Path directory;
        private final RowLines lines;
        private final List<SealedRelease.Part> parts = new ArrayList<>();
        private PackagePart part;
        private String previous = Manifest.NOTHING_BEFORE;

        Writing(SealOrder order, RowGate gate, Path directory) {
            this.order = order;
            this.gate = gate;
            this.directory = directory;
            this.lines = new RowLines(
                    order.layout(),
                    order.catalog(),
                    order.authorisation().authorisation().fields());
            this.part = emptyPart();
        }

        List<SealedRelease.Part> all(Iterator<LoggedDecision> decisions) throws SealException, IOException {
            try (ReadAhead<Lines, SealException> passed = ReadAhead.chunks(decisions, this::lines)) {
                while (passed.hasNext()) {
                    add(passed.next());
                }
            }
            gate.end();
            finish(true);
            return parts;
        }

        /** Some rows in their order, and what they add to the package. */
        private record Lines(List<LoggedDecision> decisions, List<RowLines.Line> lines) {}

        private Lines lines(List<LoggedDecision> decisions) throws SealException, IOException {
            List<RowLines.Line> made = new ArrayList<>(decisions.size());
            for (LoggedDecision decision : decisions) {
                made.add(lines.of(decision));
            }
            return new Lines(decisions, made);
        }

        private void add(Lines rows) throws SealException, IOException {
            for (int i = 0; i < rows.lines().size(); i++) {
                gate.pass(rows.decisions().get(i));
                RowLines.Line line = rows.lines().get(i);
                if (!part.fits(line, limit)) {
                    if (part.isEmpty()) {
                        throw new SealException(
                                "a part of " + limit + " bytes cannot hold even one row: allow larger parts");
                    }
                    finish(false);
                }
                part.add(line);
            }
        }

        private PackagePart emptyPart() {
            return new PackagePart(lines, manifest(List.of(), false).bytes().length);
        }

        private void finish(boolean last) throws IOException {
            byte[] manifest = manifest(part.files(), last).bytes();
            byte[] signature = DetachedSignature.signFixedLength(manifest, order.custodian());
            String name = SealedRelease.partName(parts.size() + 1);
            MessageDigest sha256 = Digests.sha256();
            Path file = directory.resolve(name);
            try (OutputStream out = new BufferedOutputStream(
                            new DigestOutputStream(
                                    Files.newOutputStream(
                                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                    sha256),
                            1 << 16);
                    OutputStream sealed = Envelope.seal(out, order.recipient(), random)) {
                part.write(manifest, signature, sealed);
            }
            String digest = HexFormat.of().formatHex(sha256.digest());
            parts.add(new SealedRelease.Part(name, Files.size(file), digest));
            previous = Digests.hex(manifest);
            part = emptyPart();
        }

        private Manifest manifest(List<Manifest.ContentFile> files, boolean last) {
            Authorisation authorisation = order.authorisation().authorisation();
            return new Manifest(
                    authorisation.release(),
                    authorisation.run(),
                    parts.size() + 1,
                    last,
                    previous,
                    authorisation.provision(),
                    authorisation.recipient(),
                    gate.checkpoint(),
                    gate.unwitnessed(),
                    lines.slots(),
                    authorisation.fields(),
                    order.obligations(),
                    files);
        }
    }
}
