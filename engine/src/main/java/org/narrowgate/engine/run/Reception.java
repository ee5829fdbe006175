package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.Verified;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DurableFile;

/**
 * Takes a request in: checks its form, digest, signature and dates, copies it into the workspace and logs it. One that
 * is not what it says is refused as a whole, and that, too, is logged.
 */
public final class Reception {
    /** By what somebody signs a request; a custodian may open a door himself. */
    public static final Mandate SIGNS = Mandate.of(Act.REQUEST, Side.REQUESTER, Side.CUSTODIAN);

    private final Workspace workspace;
    private final Register register;
    private final Openings openings;
    private final Instant now;
    private final boolean logs;

    public Reception(Workspace workspace, Register register, Openings openings, Instant now) {
        this(workspace, register, openings, now, true);
    }

    private Reception(Workspace workspace, Register register, Openings openings, Instant now, boolean logs) {
        this.workspace = workspace;
        this.register = register;
        this.openings = openings;
        this.now = now;
        this.logs = logs;
    }

    /** The same for a request that was received before, of which it logs no refusal. */
    Reception keepingNothing() {
        return new Reception(workspace, register, openings, now, false);
    }

    /**
     * A request that may be decided.
     *
     * @param request the workspace's own copy
     * @param receivedOn day on which it first came in
     */
    public record Received(RequestPackage request, Verified verified, LocalDate receivedOn) {}

    /**
     * Reads the request in a folder.
     *
     * @throws DocumentException if it cannot be read; that it came is logged
     */
    public RequestPackage read(Path directory) throws IOException, DocumentException {
        try {
            return RequestPackage.read(directory);
        } catch (DocumentException malformed) {
            logUnreadable(directory);
            throw malformed;
        }
    }

    /**
     * Receives a request.
     *
     * @throws RefusedException if signature, dates or id are wrong; the refusal is logged
     */
    public Received receive(RequestPackage request) throws IOException, DocumentException, RefusedException {
        Optional<RequestReceived> before = received(request);
        LocalDate received = LocalDate.ofInstant(before.map(RequestReceived::at).orElse(now), ZoneOffset.UTC);
        if (!now.isBefore(
                request.header().expires().atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw refuse(request, "expired", "request.json, `expires`: the request has expired; ask for a new one");
        }
        Signatory signer = signer(request);
        RequestPackage copy = copy(request);
        if (before.isEmpty()) {
            register.append(new RequestReceived(now, openings.commit(value(request))));
        }
        return new Received(copy, verified(signer, received, copy.documents()), received);
    }

    /** Finds the rules that a request goes by. */
    interface Law {
        RunRules find() throws IOException, DocumentException, RefusedException;
    }

    /** The rules that a request goes by; that none can be had for it is logged. */
    RunRules lawFor(RequestPackage request, Law law) throws IOException, DocumentException, RefusedException {
        try {
            return law.find();
        } catch (RefusedException refused) {
            log(request, refused.reason());
            throw refused;
        }
    }

    /**
     * Sees that the authority knows every statement and document of the header.
     *
     * @throws DocumentException if it does not; the refusal is logged
     */
    void requireDeclared(RequestPackage request, RunRules rules) throws IOException, DocumentException {
        try {
            request.requireDeclared(rules.rulebook().authority().header());
        } catch (DocumentException undeclared) {
            log(request, "header");
            throw undeclared;
        }
    }

    /**
     * Sees that the rows can be told apart by their column names, before a run is opened that could never be complete.
     *
     * @throws DocumentException if they cannot; the refusal is logged
     */
    void requireColumns(RequestPackage request, RunRules rules) throws IOException, DocumentException {
        try {
            request.rows(rules.rowLayout(), rules.addresses()::parse).close();
        } catch (DocumentException unusable) {
            log(request, "columns");
            throw unusable;
        }
    }

    private Signatory signer(RequestPackage request) throws IOException, DocumentException, RefusedException {
        Optional<byte[]> signature = request.signature();
        if (signature.isEmpty()) {
            throw refuse(request, "unsigned", "request.p7s: the request is not signed; `request sign` signs it");
        }
        SignerCheck check =
                Officials.of(workspace).knownAt(now).verify(request.headerBytes(), signature.get(), SIGNS, now);
        if (check.refusal().isPresent()) {
            throw refuse(request, "signature", "request.p7s: " + check.refusal().get());
        }
        Signatory signer = meant(check.signed().orElseThrow(), request.header());
        Optional<String> other = otherName(signer, request.header());
        if (other.isPresent()) {
            throw refuse(request, "signature", other.get());
        }
        return signer;
    }

    /** That the header names another than who signed it; empty if it names him. */
    public static Optional<String> otherName(Signatory signer, RequestHeader header) {
        return HeaderFacts.same(signer.name(), header.signer().name())
                ? Optional.empty()
                : Optional.of("request.json, `signer`: it does not name who signed, " + signer.name()
                        + "; write his name as it is on file, or have him who is named sign");
    }

    /** Who holds several offices signed in the one that the header names. */
    public static Signatory meant(SignerCheck.Signed signed, RequestHeader header) {
        return signed.by(way -> way.office().equals(header.signer().office())
                && way.agency().equals(header.signer().agency()));
    }

    private Verified verified(Signatory signer, LocalDate received, Set<String> documents) {
        return new Verified(
                true,
                Optional.of(new Verified.Signer(
                        signer.agency(),
                        signer.office(),
                        signer.kind(),
                        signer.level(),
                        signer.from(),
                        signer.until())),
                workspace.config().custodian(),
                received,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                documents);
    }

    /** The entry of this very request; an id that was used with another digest is refused. */
    private Optional<RequestReceived> received(RequestPackage request) throws IOException, RefusedException {
        for (RequestReceived entry : register.read().all(RequestReceived.class, e -> true)) {
            CanonicalReader reader = new CanonicalReader(openings.open(entry.request()));
            if (reader.text().equals(request.header().id())) {
                if (reader.text().equals(request.digest())) {
                    return Optional.of(entry);
                }
                throw refuse(
                        request,
                        "id-reused",
                        "request.json, `request_id`: this id was used with other content; give the request an id of its own");
            }
        }
        return Optional.empty();
    }

    private RefusedException refuse(RequestPackage request, String reason, String message) throws IOException {
        log(request, reason);
        return new RefusedException(reason, message);
    }

    private void log(RequestPackage request, String reason) throws IOException {
        if (logs) {
            register.append(new RegisterEntry.RequestRefused(now, openings.commit(value(request)), reason));
        }
    }

    private void logUnreadable(Path directory) throws IOException {
        Path header = directory.resolve(RequestPackage.HEADER);
        if (Files.isRegularFile(header)) {
            byte[] known = new CanonicalWriter()
                    .text(
                            directory.getFileName() == null
                                    ? ""
                                    : directory.getFileName().toString())
                    .text("unreadable")
                    .toBytes();
            register.append(new RegisterEntry.RequestRefused(now, openings.commit(known), "malformed"));
        }
    }

    /** What a commitment to a request commits to: its id and digest. */
    static byte[] value(RequestPackage request) {
        return new CanonicalWriter()
                .text(request.header().id())
                .text(request.digest())
                .toBytes();
    }

    private RequestPackage copy(RequestPackage request) throws IOException, DocumentException {
        RequestHeader header = request.header();
        Path target = workspace.requests().resolve(header.id());
        if (target.toAbsolutePath()
                .normalize()
                .equals(request.directory().toAbsolutePath().normalize())) {
            return request;
        }
        if (Files.isRegularFile(target.resolve(RequestPackage.HEADER))) {
            RequestPackage copy = RequestPackage.readAgain(target);
            if (copy.digest().equals(request.digest())) {
                return copy;
            }
        }
        Path partial = workspace.requests().resolve("." + header.id() + ".partial");
        delete(partial);
        try {
            return copyThrough(partial, target, request);
        } finally {
            delete(partial);
        }
    }

    /** Whole or not at all: the folder gets its name once all of it is on disk. */
    private RequestPackage copyThrough(Path partial, Path target, RequestPackage request)
            throws IOException, DocumentException {
        RequestHeader header = request.header();
        DurableFile.makeFolder(partial);
        Path rows = partial.resolve(header.rows().name());
        Files.copy(request.rowsFile(), rows);
        AtomicFile.sync(rows);
        for (RequestHeader.DocumentFile document : header.documents().values()) {
            Path kept = partial.resolve(document.name());
            Files.copy(request.directory().resolve(document.name()), kept, LinkOption.NOFOLLOW_LINKS);
            RequestPackage.requireSame(partial, document);
            AtomicFile.sync(kept);
        }
        AtomicFile.write(partial.resolve(RequestPackage.HEADER), request.headerBytes());
        AtomicFile.write(
                partial.resolve(RequestPackage.SIGNATURE),
                request.signature().orElseGet(() -> "".getBytes(StandardCharsets.US_ASCII)));
        delete(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(workspace.requests());
        return RequestPackage.readAgain(target);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
