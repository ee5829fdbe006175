package org.narrowgate.engine.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Small files read whole, with a bound, so that a wrong path to a large file costs a message and not the heap. */
final class FileBytes {
    private FileBytes() {}

    static byte[] read(Path file, int maximum, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maximum + 1);
            if (bytes.length > maximum) {
                throw new CredentialException(
                        file + " is too large for a " + what + " (more than " + maximum + " bytes): check the path");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new CredentialException(file + " does not exist: give the path of the " + what, e);
        } catch (IOException e) {
            throw new CredentialException(
                    file + " cannot be read: check that it is a file and that this account may read it", e);
        }
    }
}
