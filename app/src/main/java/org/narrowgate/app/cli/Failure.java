package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.signature.CredentialException;

/**
 * How a command that failed says so: exit code, and file, fault and remedy for the user.
 *
 * @param exit one of {@link Exit}
 * @param message for people; may be of several lines
 * @param problems the faults one by one, where they have a place in a file
 */
record Failure(int exit, String message, List<Problem> problems) {
    private static final String OWN = "org.narrowgate.";

    /** A message of the program's own is for the user; anything else is a fault of the program, and nothing is done. */
    static Failure of(Throwable failure) {
        if (failure instanceof DocumentException document) {
            return new Failure(Exit.BAD_INPUT, said(document), document.problems());
        }
        if (failure instanceof RefusedException
                || failure instanceof CredentialException
                || failure instanceof SealException
                || failure instanceof ProofException) {
            return new Failure(Exit.BAD_INPUT, said(failure), List.of());
        }
        if (failure instanceof RecordsException records) {
            boolean theirs = records.fault() == RecordsException.Fault.RECORDS;
            return new Failure(theirs ? Exit.BAD_INPUT : Exit.CANNOT_GO_ON, said(records), List.of());
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (failure instanceof IOException disk) {
            return new Failure(Exit.CANNOT_GO_ON, disk(disk), List.of());
        }
        return new Failure(Exit.CANNOT_GO_ON, fault(failure), List.of());
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
        return Json.object().put("exit_code", exit).put("error", message).put("problems", places);
    }

    private static String said(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** Java's own messages are often the bare path. */
    private static String disk(IOException failure) {
        String said = said(failure);
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file; put it back, or give another path";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": it may not be read or written; check its permissions";
        }
        if (said.contains("No space left") || said.contains("Disk quota exceeded")) {
            return said + "; make room and give the same command again: it goes on where it was cut off";
        }
        if (said.contains("Read-only file system")) {
            return said + "; what writes needs a place that can be written";
        }
        return failure instanceof FileSystemException ? said + "; see to the file and give the command again" : said;
    }

    /** Where, and of what kind; never its own words, which may hold somebody's data. */
    private static String fault(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "the memory does not suffice; give more with NARROWGATE_HEAP=4g";
        }
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return "a fault of the program (" + failure.getClass().getSimpleName() + place
                + "); what is durable stands, and nothing more was done; report it with the version";
    }
}
