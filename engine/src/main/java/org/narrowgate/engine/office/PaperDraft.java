package org.narrowgate.engine.office;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.engine.signature.Certificates;

/** A paper as somebody writes it, with certificates by their files, made ready to be signed: by their SHA-256. */
public final class PaperDraft {
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])certificates/[\\w.-]+\\.pem");

    private PaperDraft() {}

    /**
     * Puts the SHA-256 of a certificate in the place of its file.
     *
     * @param workspace folder in which {@code certificates/} lies
     * @throws org.narrowgate.engine.signature.CredentialException naming a file that holds no certificate
     */
    public static byte[] ready(String written, Path workspace) {
        Matcher files = FILE.matcher(written);
        StringBuilder ready = new StringBuilder();
        while (files.find()) {
            files.appendReplacement(
                    ready, Certificates.fingerprint(Certificates.read(workspace.resolve(files.group()))));
        }
        return files.appendTail(ready).toString().getBytes(StandardCharsets.UTF_8);
    }
}
