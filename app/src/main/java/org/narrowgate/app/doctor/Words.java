package org.narrowgate.app.doctor;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a failure says; Java's own say nothing but the file, or hide what they were caused by behind its class. */
final class Words {
    private Words() {}

    static String of(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": it may not be read or written";
        }
        return failure instanceof NoSuchFileException missing
                ? missing.getFile() + ": there is no such file"
                : String.valueOf(failure.getMessage());
    }
}
