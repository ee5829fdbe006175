package org.narrowgate.engine.signature;

import java.security.cert.X509Certificate;

/** What the extensions basicConstraints and keyUsage say that a key is for (RFC 5280, section 4.2.1); silence is no. */
record CertificateUse(boolean authority, boolean signs, boolean certifies, boolean revokes, int pathLength) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    /** The path length of one that states none is the largest number. */
    static CertificateUse of(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage() == null ? new boolean[CRL_SIGN + 1] : certificate.getKeyUsage();
        int length = certificate.getBasicConstraints();
        return new CertificateUse(
                length >= 0,
                has(usage, DIGITAL_SIGNATURE) || has(usage, NON_REPUDIATION),
                has(usage, KEY_CERT_SIGN),
                has(usage, CRL_SIGN),
                length);
    }

    private static boolean has(boolean[] usage, int bit) {
        return bit < usage.length && usage[bit];
    }

    boolean issues() {
        return authority && certifies;
    }
}
