package org.narrowgate.engine.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One PEM block (RFC 7468): its label and the bytes inside. */
final class PemBlock {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final String label;
    private final byte[] content;

    private PemBlock(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    String label() {
        return label;
    }

    byte[] content() {
        return content.clone();
    }

    /** The first block whose label ends thus; OpenSSL writes EC parameters before some keys. */
    static Optional<PemBlock> find(byte[] file, String labelEnd) {
        Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            if (matcher.group(1).endsWith(labelEnd)) {
                return decode(matcher.group(1), matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /** How many blocks with this label there are. */
    static long count(byte[] file, String label) {
        return BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .filter(found -> found.group(1).equals(label))
                .count();
    }

    /** Every block with this label that can be decoded, in the order of the file. */
    static List<PemBlock> all(byte[] file, String label) {
        return BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .filter(found -> found.group(1).equals(label))
                .flatMap(found -> decode(label, found.group(2)).stream())
                .toList();
    }

    private static Optional<PemBlock> decode(String label, String body) {
        try {
            return Optional.of(new PemBlock(label, Base64.getMimeDecoder().decode(body)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String write(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
