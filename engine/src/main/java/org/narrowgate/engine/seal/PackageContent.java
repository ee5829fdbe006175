package org.narrowgate.engine.seal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.registry.UseTerms;

/** Verifies the parts of a release one after the other and joins them: papers, two tables, receipts, manifests. */
final class PackageContent implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private final String recipient;
    private final TrustFile trust;
    private final Optional<LaterQuorum> later;
    private final ManifestCheck manifests;
    private final OutputStream answers;
    private final OutputStream fields;
    private final Map<String, Long> totals = new TreeMap<>();
    private @Nullable Manifest before;
    private @Nullable PackagePapers papers;
    private Optional<UseTerms> terms = Optional.empty();
    private long receipts;
    private long lastIndex = -1;
    private final Set<String> witnesses = new TreeSet<>();
    private boolean unwitnessed;
    private boolean beforeQuorum;

    PackageContent(Path directory, String recipient, TrustFile trust, Optional<LaterQuorum> later, Instant at)
            throws IOException {
        this.directory = directory;
        this.recipient = recipient;
        this.trust = trust;
        this.later = later;
        this.manifests = new ManifestCheck(trust.custodians(), at);
        Files.createDirectory(directory.resolve("receipts"), PRIVATE_DIRECTORY);
        Files.createDirectory(directory.resolve("manifests"), PRIVATE_DIRECTORY);
        answers = create(PackagePart.ANSWERS);
        fields = create(PackagePart.FIELDS);
    }

    private OutputStream create(String name) throws IOException {
        Path file = Files.createFile(directory.resolve(name), PRIVATE_FILE);
        return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16);
    }

    /** The next part, whose archive has this many bytes. */
    void part(TarReader tar, long size) throws SealException, IOException {
        byte[] json = content(tar, tar.next(), Manifest.NAME, size);
        byte[] p7s = content(tar, tar.next(), Manifest.SIGNATURE, size);
        Manifest manifest = manifests.next(json, p7s, Optional.ofNullable(before));
        if (!manifest.recipient().equals(recipient)) {
            throw new SealException("it names another recipient than the certificate given: it was not meant for you");
        }
        write("manifests/part-" + manifest.part() + ".json", json);
        write("manifests/part-" + manifest.part() + ".p7s", p7s);
        List<Manifest.ContentFile> files = papers(tar, manifest, size);
        if (files.size() < 2) {
            throw new SealException("the manifest lists no tables: ask the custodian to seal the release again");
        }
        byte[] answerTable = verified(tar, files.get(0), PackagePart.ANSWERS, size);
        byte[] fieldTable = verified(tar, files.get(1), PackagePart.FIELDS, size);
        PartTables tables = PartTables.read(answerTable, fieldTable, manifest.columns());
        tables.count(totals);
        // Each part is a table of its own; joined they are one, under one line of names.
        boolean first = before == null;
        append(answers, answerTable, first ? 0 : tables.answerHeaderBytes());
        append(fields, fieldTable, first ? 0 : tables.fieldsHeaderBytes());
        receipts(tar, manifest, files.subList(2, files.size()), tables.receipted(), size);
        if (tar.next().isPresent()) {
            throw new SealException("the part holds files that its manifest does not list");
        }
        unwitnessed |= manifest.unwitnessed() && later.isEmpty();
        beforeQuorum |= manifest.beforeQuorum();
        before = manifest;
    }

    /** Verifies the papers, which stand first, and returns the files that follow them. */
    private List<Manifest.ContentFile> papers(TarReader tar, Manifest manifest, long size)
            throws SealException, IOException {
        List<Manifest.ContentFile> files = manifest.files();
        if (before != null && manifest.hasPapers() != before.hasPapers()) {
            throw new SealException("it and the part before it do not both carry the page of obligations: fetch all"
                    + " parts of one release");
        }
        if (!manifest.hasPapers()) {
            return files;
        }
        int count = PackagePapers.NAMES.size();
        if (files.size() < count) {
            throw new SealException(
                    "the manifest lists no " + BoundPage.NAME + ": refuse the package, and tell the" + " custodian");
        }
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contents.add(verified(tar, files.get(i), PackagePapers.NAMES.get(i), size));
        }
        PackagePapers found = new PackagePapers(contents.get(0), contents.get(1), contents.get(2));
        if (!found.isSame(Optional.ofNullable(papers))) {
            throw new SealException("it carries other papers than the part before it: fetch all parts of one release");
        }
        if (papers == null) {
            terms = found.verify(manifest).page().map(BoundPage::terms);
            for (int i = 0; i < count; i++) {
                write(PackagePapers.NAMES.get(i), contents.get(i));
            }
        }
        papers = found;
        return files.subList(count, files.size());
    }

    private void receipts(
            TarReader tar, Manifest manifest, List<Manifest.ContentFile> files, List<PartTables.Row> rows, long size)
            throws SealException, IOException {
        if (files.size() != rows.size()) {
            throw new SealException("the part has " + files.size() + " receipts for " + rows.size()
                    + " rows disclosed or confirmed: ask the custodian to seal the release again");
        }
        ReceiptCheck check = new ReceiptCheck(manifest, trust.policy(), since(manifest), lastIndex);
        for (int i = 0; i < files.size(); i++) {
            Manifest.ContentFile file = files.get(i);
            byte[] receipt = verified(tar, file, file.name(), size);
            check.verify(file.name(), receipt, rows.get(i));
            write(file.name(), receipt);
        }
        receipts += files.size();
        lastIndex = check.lastIndex();
        unwitnessed |= check.unwitnessed();
        witnesses.addAll(check.witnesses());
    }

    /** By whom what the part stands under was cosigned since, if the recipient has a file that says so. */
    private Optional<Policy.Accepted> since(Manifest manifest) throws SealException {
        try {
            Optional<Policy.Accepted> since = later.map(proof -> proof.over(manifest.decisions(), trust.policy()));
            since.ifPresent(accepted -> witnesses.addAll(accepted.witnesses()));
            return since;
        } catch (ProofException refused) {
            throw new SealException(refused.getMessage() + "; without the file it opens as it was sealed", refused);
        }
    }

    private static byte[] content(TarReader tar, Optional<TarReader.Entry> entry, String name, long size)
            throws SealException, IOException {
        if (entry.isEmpty() || !entry.get().name().equals(name)) {
            throw new SealException("the part lacks " + name + ", or its files are out of order");
        }
        return tar.content(entry.get(), size);
    }

    private static byte[] verified(TarReader tar, Manifest.ContentFile file, String name, long size)
            throws SealException, IOException {
        byte[] content = content(tar, tar.next(), name, size);
        boolean listed = file.name().equals(name) && file.length() == content.length;
        if (!listed || !file.sha256().equals(Digests.hex(content))) {
            throw new SealException(name + " is not what the custodian signed");
        }
        return content;
    }

    private static void append(OutputStream table, byte[] content, int header) throws IOException {
        table.write(content, header, content.length - header);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(Files.createFile(directory.resolve(name), PRIVATE_FILE), content, StandardOpenOption.WRITE);
    }

    /** Refuses a release whose last part is missing. */
    OpenedPackage finish(Path out) throws SealException {
        Manifest last = before;
        if (last == null || !last.last()) {
            throw new SealException("parts are missing after the last one given: name every part, in order");
        }
        return new OpenedPackage(
                out,
                last.release(),
                last.run(),
                last.part(),
                totals,
                receipts,
                new ArrayList<>(last.obligations()),
                terms,
                unwitnessed || trust.policy().asksForNoWitness(),
                witnesses,
                beforeQuorum);
    }

    @Override
    public void close() throws IOException {
        try (answers) {
            fields.close();
        }
    }
}
