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
import java.util.List;
import java.util.function.LongConsumer;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.parallel.ReadAhead;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;

/**
 * Makes the sealed parts of a release, in constant memory: one part grows, as plaintext in memory only, while the one
 * before it is signed, encrypted and written. All parts become visible together, by one rename; a release that is already there is
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

    /**
     * Seals prepared rows, in row order; on any refusal or failure nothing is left under the final name.
     *
     * @param done is told how many rows have gone by
     */
    public SealedRelease seal(SealOrder order, PreparedRows rows, LongConsumer done) throws SealException, IOException {
        Authorisation authorisation = order.authorisation().authorisation();
        Path target = releases.resolve(order.authorisation().authorised().release());
        boolean same = rows.authorised()
                        .digest()
                        .equals(order.authorisation().authorised().digest())
                && rows.authorised()
                        .stage()
                        .equals(order.authorisation().authorised().stage());
        if (!same) {
            throw new SealException("the rows were made ready under another authorisation than the one that is logged:"
                    + " release again");
        }
        if (!Certificates.fingerprint(order.recipient()).equals(authorisation.recipient())) {
            throw new SealException("the recipient's certificate is not the one authorised: give the one named in it");
        }
        boolean unwitnessed = rows.gate().unwitnessed() || order.authorisation().unwitnessed();
        if (Files.exists(target)) {
            return SealedRelease.read(target);
        }
        try (ReleaseStaging staging = ReleaseStaging.beside(target)) {
            try {
                List<SealedRelease.Part> parts = new Writing(order, rows, unwitnessed, staging.directory()).all(done);
                Files.write(
                        staging.directory().resolve(SealedRelease.SUMS),
                        SealedRelease.sums(parts),
                        StandardOpenOption.CREATE_NEW);
                staging.publish();
                return new SealedRelease(target, parts);
            } catch (IOException failure) {
                throw staging.named(failure);
            }
        }
    }

    /** The state of one sealing: which part is open, and what the parts before it were. */
    private final class Writing {
        private final SealOrder order;
        private final PreparedRows rows;
        private final boolean unwitnessed;
        private final Path directory;
        private final List<SealedRelease.Part> parts = new ArrayList<>();
        private final OrderedWork<SealedRelease.Part> sealing = new OrderedWork<>(1, parts::add);
        private int number = 1;
        private PackagePart part;
        private String previous = Manifest.NOTHING_BEFORE;

        Writing(SealOrder order, PreparedRows rows, boolean unwitnessed, Path directory) {
            this.order = order;
            this.rows = rows;
            this.unwitnessed = unwitnessed;
            this.directory = directory;
            this.part = emptyPart();
        }

        List<SealedRelease.Part> all(LongConsumer done) throws SealException, IOException {
            long count = 0;
            try (sealing;
                    ReadAhead<List<RowLine>, IOException> lines = rows.read()) {
                while (lines.hasNext()) {
                    for (RowLine line : lines.next()) {
                        add(line);
                        done.accept(++count);
                    }
                }
                finish(true);
                sealing.finish();
            }
            return parts;
        }

        private void add(RowLine line) throws SealException, IOException {
            if (!part.fits(line, limit)) {
                if (part.isEmpty()) {
                    throw new SealException(
                            "a part of " + limit + " bytes cannot hold even one row: allow larger parts");
                }
                finish(false);
            }
            part.add(line);
        }

        private PackagePart emptyPart() {
            return new PackagePart(
                    order.authorisation().authorised().papers(),
                    rows.lines(),
                    manifest(List.of(), false).bytes().length);
        }

        private void finish(boolean last) throws IOException {
            PackagePart full = part;
            byte[] manifest = manifest(full.files(), last).bytes();
            String name = SealedRelease.partName(number++);
            sealing.submit(() -> sealed(full, manifest, name));
            previous = Digests.hex(manifest);
            part = emptyPart();
        }

        private SealedRelease.Part sealed(PackagePart full, byte[] manifest, String name) throws IOException {
            byte[] signature = DetachedSignature.signFixedLength(manifest, order.custodian());
            MessageDigest sha256 = Sha256.create();
            Path file = directory.resolve(name);
            try (OutputStream out = new BufferedOutputStream(
                            new DigestOutputStream(
                                    Files.newOutputStream(
                                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                    sha256),
                            1 << 16);
                    OutputStream sealed = Envelope.seal(out, order.recipient(), random)) {
                full.write(manifest, signature, sealed);
            }
            return new SealedRelease.Part(name, Files.size(file), HexFormat.of().formatHex(sha256.digest()));
        }

        private Manifest manifest(List<Manifest.ContentFile> files, boolean last) {
            Authorisation authorisation = order.authorisation().authorisation();
            return new Manifest(
                    order.authorisation().authorised().release(),
                    authorisation.run(),
                    number,
                    last,
                    previous,
                    authorisation.provision(),
                    authorisation.recipient(),
                    order.authorisation().authorised().official().fingerprint(),
                    rows.gate().checkpoint(),
                    unwitnessed,
                    unwitnessed ? List.of() : rows.gate().witnesses(),
                    unwitnessed && authorisation.beforeQuorum(),
                    rows.lines().slots(),
                    authorisation.fields(),
                    order.obligations(),
                    files);
        }
    }
}
