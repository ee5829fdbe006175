package org.narrowgate.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.JsonDocument;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.ledger.WholeFile;

/**
 * A request as it arrives: a folder with {@code request.json}, the one file of rows and the documents that it names, and
 * {@code request.p7s}, the detached signature over exactly the bytes of {@code request.json}.
 *
 * <p>Reading checks the form of the header and that rows and documents are those that it binds, to the byte and to the
 * row; who signed is another room's question.
 */
public final class RequestPackage {
    public static final String HEADER = "request.json";
    public static final String SIGNATURE = "request.p7s";

    private static final long LARGEST_SIGNATURE_BYTES = 1 << 20;
    /** More than a header may have, so that its reader finds it too large; never a whole disk. */
    private static final int READ_AT_MOST_BYTES = JsonDocument.LARGEST_FILE_BYTES + 1;

    private final Path directory;
    private final RequestHeader header;
    private final byte[] headerBytes;
    /** As its author wrote it, where that is not yet what would be signed. */
    private final byte[] asRead;

    private final Set<String> documents;

    private RequestPackage(Path directory, RequestHeader header, byte[] headerBytes, Set<String> documents) {
        this(directory, header, headerBytes, headerBytes, documents);
    }

    private RequestPackage(Path directory, RequestHeader header, byte[] toSign, byte[] asRead, Set<String> documents) {
        this.directory = directory;
        this.header = header;
        this.headerBytes = toSign;
        this.asRead = asRead;
        this.documents = Set.copyOf(documents);
    }

    /** Reads and checks a request; refuses it with everything that is wrong with its header or its rows file. */
    public static RequestPackage read(Path directory) throws IOException, DocumentException {
        return read(directory, Measure::of);
    }

    /**
     * Reads a request that was read before, or is a copy of one: the same digest is the same file, whose rows have been
     * counted, so they are not cut apart again.
     */
    public static RequestPackage readAgain(Path directory) throws IOException, DocumentException {
        return read(directory, Measure::ofDigest);
    }

    /**
     * The same but for its rows file, of which nothing is to be believed before {@link #requireRows} has found it to be
     * the one that the header binds.
     */
    public static RequestPackage readAgainWithoutRows(Path directory) throws IOException, DocumentException {
        Problems problems = new Problems();
        RequestPackage request = signed(directory, problems);
        problems.throwIfAny();
        return request;
    }

    /** Refuses a rows file that is not the one that the header binds; its rows have been counted before. */
    public void requireRows() throws IOException, DocumentException {
        Problems problems = new Problems();
        checkRows(Measure::ofDigest, problems);
        problems.throwIfAny();
    }

    private interface Measuring {
        Measure of(String name, Path file, long expected) throws IOException, DocumentException;
    }

    private static RequestPackage read(Path directory, Measuring measuring) throws IOException, DocumentException {
        Problems problems = new Problems();
        RequestPackage request = signed(directory, problems);
        request.checkRows(measuring, problems);
        problems.throwIfAny();
        return request;
    }

    private static RequestPackage signed(Path directory, Problems problems) throws IOException, DocumentException {
        RequestPackage request = readHeader(directory, HeaderReader.Form.FINISHED);
        String recipient = request.header.recipientCertificate();
        if (!recipient.isEmpty() && !HeaderReader.isSha256(recipient)) {
            problems.add(
                    HEADER,
                    "`recipient_certificate` names a file, which the signature does not bind",
                    "`request sign` writes the SHA-256 of the certificate");
        }
        checkSignature(directory.resolve(SIGNATURE), problems);
        Set<String> documents = new DocumentFiles(directory, problems).check(request.header.documents());
        return new RequestPackage(directory, request.header, request.headerBytes, documents);
    }

    private void checkRows(Measuring measuring, Problems problems) throws IOException, DocumentException {
        Path rows = rowsFile();
        String name = header.rows().name();
        // A link could lead out of the folder, to rows that nobody sent.
        if (!Files.isRegularFile(rows, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(name, "the rows file is missing", "put it beside " + HEADER + " as a plain file");
        } else {
            long expected = header.rows().count();
            Measure measure = measuring.of(name, rows, expected);
            boolean more = measure.count() > expected;
            if (!more && !measure.sha256().equals(header.rows().sha256())) {
                problems.add(
                        name,
                        "the file is not the one whose SHA-256 " + HEADER + " states",
                        "send the rows file that was signed, or sign the request again");
            }
            if (measure.count() != expected) {
                problems.add(
                        name,
                        "the file has " + (more ? "more than " + expected : measure.count()) + " rows, but " + HEADER
                                + " states " + expected,
                        "send the rows file that was signed, or sign the request again");
            }
        }
    }

    /** A request without a signature may be read; one whose signature could not be is refused. */
    private static void checkSignature(Path file, Problems problems) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(SIGNATURE, "the signature is not a plain file", "put the signature itself there");
        } else if (Files.size(file) > LARGEST_SIGNATURE_BYTES) {
            problems.add(SIGNATURE, "the signature is larger than 1 MiB", "sign `" + HEADER + "` detached");
        }
    }

    static RequestPackage readHeader(Path directory, HeaderReader.Form form) throws IOException, DocumentException {
        Problems problems = new Problems();
        Path file = directory.resolve(HEADER);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(
                    HEADER,
                    "the file is missing",
                    "a request is a folder that holds it as a plain file; `request new` makes one");
            problems.throwIfAny();
        }
        byte[] bytes = readable(HEADER, file, RequestPackage::start);
        Optional<RequestHeader> header =
                JsonDocument.read(HEADER, bytes, problems).flatMap(node -> HeaderReader.read(node, problems, form));
        throwWithoutSource(problems);
        return new RequestPackage(directory, header.orElseThrow(), bytes, Set.of());
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(READ_AT_MOST_BYTES);
        }
    }

    /** The author's line names people, and may be the whole header: place, message and remedy must do. */
    private static void throwWithoutSource(Problems problems) throws DocumentException {
        try {
            problems.throwIfAny();
        } catch (DocumentException refused) {
            Problems bare = new Problems();
            refused.problems()
                    .forEach(p -> bare.add(new Problem(p.file(), p.line(), p.column(), p.message(), p.remedy(), "")));
            bare.throwIfAny();
        }
    }

    /** The header alone, for whoever asks only what it says: no rows file is opened and nothing is held against it. */
    public static RequestHeader readHeader(Path directory) throws IOException, DocumentException {
        return readHeader(directory, HeaderReader.Form.FINISHED).header;
    }

    /**
     * Reads a request that is not signed yet: digests and count are those of the files as they are, whatever the header
     * says of them, and the header's bytes are those that would be signed. Nothing is written.
     */
    public static RequestPackage readDraft(Path directory) throws IOException, DocumentException {
        RequestPackage draft = readHeader(directory, HeaderReader.Form.DRAFT);
        String name = draft.header.rows().name();
        Path rows = directory.resolve(name);
        Problems problems = new Problems();
        if (!Files.isRegularFile(rows, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(name, "the rows file is missing", "put it beside " + HEADER + " as a plain file");
            problems.throwIfAny();
        }
        Measure measure = Measure.of(name, rows);
        if (measure.count() < 1 || measure.count() > HeaderReader.MOST_ROWS) {
            problems.add(
                    name,
                    "the file has " + measure.count() + " rows",
                    "write a row for each person, below the names of the columns; a request has at most "
                            + HeaderReader.MOST_ROWS);
        }
        Map<String, RequestHeader.DocumentFile> documents =
                new DocumentFiles(directory, problems).bound(draft.header.documents());
        problems.throwIfAny();
        RequestHeader finished = draft.header.binding(
                documents,
                new RequestHeader.RowsFile(name, draft.header.rows().mediaType(), measure.sha256(), measure.count()),
                draft.header.recipientCertificate());
        byte[] toSign = HeaderWriter.write(finished);
        return new RequestPackage(directory, finished, toSign, draft.headerBytes, documents.keySet());
    }

    /**
     * Makes a draft ready to be signed: writes digest and count of its rows file, and the digests of its documents, into
     * the header. A signature over the
     * old header is removed, for it is void. Of a draft that is refused nothing is changed.
     */
    public static RequestPackage finish(Path directory) throws IOException, DocumentException {
        return write(directory, readDraft(directory).header);
    }

    /** Writes the header in its one form, whole or not at all. */
    public static RequestPackage write(Path directory, RequestHeader header) throws IOException {
        byte[] bytes = HeaderWriter.write(header);
        Files.createDirectories(directory);
        Path whole = Files.createTempFile(directory, HEADER, ".part");
        try {
            Files.write(whole, bytes);
            Files.deleteIfExists(directory.resolve(SIGNATURE));
            Files.move(whole, directory.resolve(HEADER), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        return new RequestPackage(directory, header, bytes, Set.of());
    }

    public Path directory() {
        return directory;
    }

    public RequestHeader header() {
        return header;
    }

    /** The bytes that are signed. */
    public byte[] headerBytes() {
        return headerBytes.clone();
    }

    /** SHA-256 of the signed bytes, hexadecimal: the request's digest, since they bind the rows. */
    public String digest() {
        return Sha256.hex(headerBytes);
    }

    public Path rowsFile() {
        return directory.resolve(header.rows().name());
    }

    /** Ids of the documents that lie here as the header binds them and hold something. */
    public Set<String> documents() {
        return documents;
    }

    /**
     * Sees that the authority declares every statement and document of the header.
     *
     * @throws DocumentException naming each that it does not, and the one probably meant
     */
    public void requireDeclared(HeaderDeclarations declared) throws DocumentException {
        Problems problems = new Problems();
        JsonDocument.read(HEADER, asRead, problems)
                .map(node -> Section.of("a request", node, problems))
                .ifPresent(section -> HeaderReader.undeclared(section, declared));
        throwWithoutSource(problems);
    }

    /**
     * What the header attests by a name that the authority does not have: it attests nothing.
     *
     * @throws DocumentException never of a request that could be read
     */
    public List<Problem> unknownAttestations(Authority authority) throws DocumentException {
        Problems problems = new Problems();
        JsonDocument.read(HEADER, asRead, problems)
                .map(node -> Section.of("a request", node, problems))
                .ifPresent(section -> HeaderReader.unknownAttestations(section, authority));
        try {
            throwWithoutSource(problems);
            return List.of();
        } catch (DocumentException unknown) {
            return unknown.problems();
        }
    }

    /** The detached signature; empty if the request is not signed. */
    public Optional<byte[]> signature() throws IOException {
        Path file = directory.resolve(SIGNATURE);
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST_SIGNATURE_BYTES
                ? Optional.of(WholeFile.read(file))
                : Optional.empty();
    }

    /** Its rows, in their order. */
    public RowStream rows(RowLayout layout, Function<StatedAddress, PostalAddress> addresses)
            throws IOException, DocumentException {
        return RowStream.open(rowsFile(), header, layout, addresses);
    }

    /**
     * Sees that a document in a folder is the one that a header binds.
     *
     * @throws DocumentException if it is not, as where it was exchanged since the request was read
     */
    public static void requireSame(Path folder, RequestHeader.DocumentFile document)
            throws IOException, DocumentException {
        Problems problems = new Problems();
        new DocumentFiles(folder, problems).check(Map.of("copy", document));
        problems.throwIfAny();
    }

    /** As it would be signed with its answers sealed to the certificate of this SHA-256; nothing is written. */
    public RequestPackage answeredTo(String sha256) {
        RequestHeader answered = header.binding(header.documents(), header.rows(), sha256);
        return new RequestPackage(directory, answered, HeaderWriter.write(answered), documents);
    }

    /** What may not be read is bad input, not a fault of the machine. */
    private static <T> T readable(String name, Path file, Opening<T> opening) throws IOException, DocumentException {
        try {
            return opening.open(file);
        } catch (AccessDeniedException denied) {
            Problems problems = new Problems();
            problems.add(name, "the file may not be read", "check its permissions");
            problems.throwIfAny();
            throw denied;
        }
    }

    private interface Opening<T> {
        T open(Path file) throws IOException, DocumentException;
    }

    /** Digest of a rows file as it is stored, and its number of data rows. */
    record Measure(String sha256, long count) {
        static Measure of(String name, Path file) throws IOException, DocumentException {
            return of(name, file, HeaderReader.MOST_ROWS);
        }

        /** Stops one row beyond those expected: nobody has to read all of a file that is not the one that was signed. */
        static Measure of(String name, Path file, long expected) throws IOException, DocumentException {
            RowsFormat format = RowsFormat.of(name).orElseThrow();
            try (FileLines lines =
                    readable(name, file, f -> FileLines.open(name, f, format, CsvLines.Dialect.REQUEST))) {
                long count = -1;
                for (Optional<FileLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (count < 0) {
                        lines.expect(line.get().cells().size());
                        lines.want(false);
                    }
                    count++;
                    if (count > expected) {
                        return new Measure("", count);
                    }
                }
                return new Measure(lines.sha256Hex(), Math.max(0, count));
            }
        }

        /** The digest alone; the count is taken to be the one expected. */
        static Measure ofDigest(String name, Path file, long expected) throws IOException, DocumentException {
            try (DigestedInput in = new DigestedInput(readable(name, file, Files::newInputStream))) {
                in.transferTo(OutputStream.nullOutputStream());
                return new Measure(in.sha256Hex(), expected);
            }
        }
    }
}
