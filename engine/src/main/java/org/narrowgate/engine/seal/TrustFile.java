package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.ledger.WholeFile;

/**
 * Whom a recipient believes: a C2SP tlog-policy for the custodian's log, and in lines {@code # custodian-certificate
 * SHA-256} the certificates that may sign manifests. For every other reader of tlog-policy those lines are comments, so
 * that one file serves {@code open}, {@code verify} and foreign tools.
 */
public record TrustFile(Policy policy, Set<String> custodians) {
    private static final Pattern PIN = Pattern.compile("(?m)^#[ \\t]*custodian-certificate[ \\t]+(\\S+)[ \\t]*\\r?$");

    public TrustFile {
        custodians = Set.copyOf(custodians);
    }

    public static TrustFile read(Path file) throws SealException {
        byte[] bytes;
        try {
            bytes = WholeFile.read(file);
        } catch (IOException e) {
            throw new SealException(file + " cannot be read: give the path of the trust policy with --policy", e);
        }
        try {
            return new TrustFile(Policy.parse(bytes), custodians(new String(bytes, UTF_8), file));
        } catch (ProofException e) {
            throw new SealException(file + " is no trust policy: " + e.getMessage(), e);
        }
    }

    private static Set<String> custodians(String text, Path file) throws SealException {
        Set<String> found = new LinkedHashSet<>();
        Matcher lines = PIN.matcher(text);
        while (lines.find()) {
            String fingerprint = lines.group(1);
            if (!fingerprint.matches(Digests.HEX)) {
                throw new SealException(file + ": a custodian-certificate is named by its SHA-256, 64 lower-case"
                        + " hexadecimal digits (`openssl x509 -in CERT -outform DER | sha256sum`)");
            }
            found.add(fingerprint);
        }
        if (found.isEmpty()) {
            throw new SealException(file + " names no custodian: add a line `# custodian-certificate SHA-256` with the"
                    + " fingerprint that the custodian gave you by another way");
        }
        return found;
    }

    /**
     * The text of a trust file.
     *
     * @param witnesses the lines on witnesses and quorum of the custodian's own policy
     */
    public static String text(NoteVerifier log, Collection<X509Certificate> custodians, String witnesses) {
        StringBuilder text = new StringBuilder();
        List.copyOf(custodians).forEach(certificate -> text.append("# custodian-certificate ")
                .append(Certificates.fingerprint(certificate))
                .append('\n'));
        return text.append("log ")
                .append(log.vkey())
                .append('\n')
                .append(witnesses)
                .toString();
    }
}
