package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.narrowgate.app.doctor.Symptom;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.evidence.EvidenceException;
import org.narrowgate.engine.paper.LostPaperException;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.LedgerException;

/**
 * How a command that failed says so: exit code, and file, fault and remedy for the user.
 *
 * @param exit one of {@link Exit}
 * @param code stable, and the name of its entry in the operator's runbook
 * @param message for people; may be of several lines
 * @param problems the faults one by one, where they have a place in a file
 */
record Failure(int exit, String code, String message, List<Problem> problems) {
    private static final String OWN = "org.narrowgate.";

    /** What a failure is of; that of a refusal is its own reason behind {@link #REFUSED}. */
    enum Kind {
        USAGE(Exit.USAGE),
        DOCUMENT(Exit.BAD_INPUT),
        CREDENTIAL(Exit.BAD_INPUT),
        PACKAGE(Exit.BAD_INPUT),
        PROOF(Exit.BAD_INPUT),
        RECORDS(Exit.BAD_INPUT),
        RECORDS_MACHINE(Exit.CANNOT_GO_ON),
        LEDGER(Exit.CANNOT_GO_ON),
        PAPERS(Exit.CANNOT_GO_ON),
        EVIDENCE(Exit.CANNOT_GO_ON),
        FILE_MISSING(Exit.CANNOT_GO_ON),
        FILE_PERMISSION(Exit.CANNOT_GO_ON),
        DISK_FULL(Exit.CANNOT_GO_ON),
        DISK_READ_ONLY(Exit.CANNOT_GO_ON),
        OPEN_FILES(Exit.CANNOT_GO_ON),
        TEMPORARY_FOLDER(Exit.CANNOT_GO_ON),
        FILE(Exit.CANNOT_GO_ON),
        MEMORY(Exit.CANNOT_GO_ON),
        FAULT(Exit.CANNOT_GO_ON);

        private final int exit;

        Kind(int exit) {
            this.exit = exit;
        }

        private Failure with(String message) {
            return new Failure(exit, Symptom.code(this), message, List.of());
        }
    }

    static final String REFUSED = "refused-";

    static Failure usage(String message) {
        return Kind.USAGE.with(message);
    }

    /** A message of the program's own is for the user; anything else is a fault of the program, and nothing is done. */
    static Failure of(Throwable failure) {
        if (failure instanceof DocumentException document) {
            return new Failure(Exit.BAD_INPUT, Symptom.code(Kind.DOCUMENT), said(document), document.problems());
        }
        if (failure instanceof RefusedException refused) {
            return new Failure(Exit.BAD_INPUT, REFUSED + refused.reason(), said(refused), List.of());
        }
        if (failure instanceof CredentialException) {
            return Kind.CREDENTIAL.with(said(failure));
        }
        if (failure instanceof SealException) {
            return Kind.PACKAGE.with(said(failure));
        }
        if (failure instanceof ProofException) {
            return Kind.PROOF.with(said(failure));
        }
        if (failure instanceof RecordsException records) {
            boolean theirs = records.fault() == RecordsException.Fault.RECORDS;
            return (theirs ? Kind.RECORDS : Kind.RECORDS_MACHINE).with(said(records));
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (failure instanceof InvalidPathException name) {
            return Kind.FILE.with(Printed.plain(name.getInput())
                    + ": no file can have this name in the locale of this account; set LC_ALL=C.UTF-8 and give the"
                    + " command again");
        }
        return failure instanceof IOException disk ? disk(disk) : fault(failure);
    }

    /** As one JSON document. */
    Json json() {
        List<Json> places = problems.stream()
                .map(p -> Json.object()
                        .put("file", p.file())
                        .put("line", p.line())
                        .put("column", p.column())
                        .put("message", p.message())
                        .put("remedy", p.remedy()))
                .toList();
        return Json.object()
                .put("exit_code", exit)
                .put("code", code)
                .put("error", message)
                .put("problems", places);
    }

    private static String said(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** Java's own messages are often the bare path. */
    private static Failure disk(IOException failure) {
        String said = said(failure);
        if (failure instanceof NoSuchFileException missing) {
            return Kind.FILE_MISSING.with(
                    missing.getFile() + ": there is no such file; put it back, or give another path");
        }
        Optional<String> denied = denied(failure);
        if (denied.isPresent()) {
            return Kind.FILE_PERMISSION.with(denied.get() + ": it may not be read or written; check its permissions");
        }
        if (said.contains("Too many open files")) {
            return Kind.OPEN_FILES.with(said + "; allow more open files (`ulimit -n 1024`) and give the command again");
        }
        if (said.contains("No space left") || said.contains("Disk quota exceeded") || said.contains("File too large")) {
            return Kind.DISK_FULL.with(noRoom(failure, said));
        }
        if (said.contains("Read-only file system")) {
            return Kind.DISK_READ_ONLY.with(said + "; what writes needs a place that can be written");
        }
        if (failure instanceof LostPaperException) {
            return Kind.PAPERS.with(said);
        }
        if (failure instanceof LedgerException) {
            return Kind.LEDGER.with(said);
        }
        if (failure instanceof EvidenceException) {
            return Kind.EVIDENCE.with(said);
        }
        return Kind.FILE.with(failure instanceof FileSystemException file ? unfit(file) : said);
    }

    /** The file that this account may not open, whoever tells of it. */
    private static Optional<String> denied(IOException failure) {
        Throwable cause = failure instanceof AccessDeniedException ? failure : failure.getCause();
        if (cause instanceof AccessDeniedException denied) {
            return Optional.of(String.valueOf(denied.getFile()));
        }
        return said(failure).contains("(Permission denied)")
                ? Optional.of(
                        failure instanceof LedgerException ledger
                                ? ledger.file().toString()
                                : said(failure))
                : Optional.empty();
    }

    /** Where the kind of an exception is all that it says, the kind is told. */
    private static String unfit(FileSystemException failure) {
        return failure.getFile() + ": it could not be used (" + DurableFile.reason(failure)
                + "); see to the file and give the command again";
    }

    private static String noRoom(IOException failure, String said) {
        String where = failure instanceof LedgerException ledger ? ledger.file() + ": " + ledger.what() : said;
        String room =
                said.contains("File too large") ? "allow larger files (`ulimit -f`), or a larger disk" : "make room";
        return where + "; " + room + " and give the same command again: it goes on where it was cut off";
    }

    /** Twice what did not suffice, and never less than what is the standard. */
    private static String moreMemory() {
        long had = Math.max(1, Runtime.getRuntime().maxMemory() >> 20);
        long gibibytes = Math.max(2, (2 * had + 1023) / 1024);
        return "the memory does not suffice: the heap is " + had
                + " MiB; give more, and then the same command again, with" + " NARROWGATE_HEAP=" + gibibytes
                + "g; what is durable stands";
    }

    /** Where, and of what kind; never its own words, which may hold somebody's data. */
    private static Failure fault(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return Kind.MEMORY.with(moreMemory());
        }
        if (failure instanceof LinkageError) {
            return Kind.TEMPORARY_FOLDER.with(System.getProperty("java.io.tmpdir")
                    + ": a library of the program could not be unpacked there and loaded; see that 300 MiB are free and"
                    + " that it is not mounted noexec, or name another folder with"
                    + " NARROWGATE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR");
        }
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return Kind.FAULT.with("a fault of the program (" + failure.getClass().getSimpleName() + place
                + "); what is durable stands, and nothing more was done; report it with the version");
    }
}
