package org.narrowgate.engine.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.evidence.WorkspaceKey;

/** Private keys, EC or RSA, as unencrypted PKCS#8 (RFC 5958) in PEM, in files that nobody else may read. */
public final class PrivateKeys {
    private static final int MAXIMUM_BYTES = 1 << 16;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private PrivateKeys() {}

    /** Reads the key of a file; a file that group or others may touch is refused. */
    public static PrivateKey read(Path file) {
        byte[] bytes = FileBytes.read(file, MAXIMUM_BYTES, "private key");
        refuseOpenPermissions(file);
        Optional<PemBlock> block = PemBlock.find(bytes, "PRIVATE KEY");
        if (block.isEmpty()) {
            throw refuse(file, "is not a private key in PEM", null);
        }
        if (block.get().label().equals("ENCRYPTED PRIVATE KEY")) {
            throw refuse(file, "is encrypted", null);
        }
        if (!block.get().label().equals("PRIVATE KEY")) {
            throw refuse(file, "is \"" + block.get().label() + "\", not PKCS#8", null);
        }
        return decode(file, block.get().content());
    }

    private static PrivateKey decode(Path file, byte[] pkcs8) {
        try {
            boolean ec = PrivateKeyInfo.getInstance(pkcs8)
                    .getPrivateKeyAlgorithm()
                    .getAlgorithm()
                    .equals(X9ObjectIdentifiers.id_ecPublicKey);
            return KeyFactory.getInstance(ec ? "EC" : "RSA", CmsProvider.get())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw refuse(file, "holds no EC or RSA key that can be read", e);
        }
    }

    private static CredentialException refuse(Path file, String what, @Nullable Exception e) {
        String message = file + " " + what + "; convert it with `openssl pkcs8 -topk8 -nocrypt -in KEY -out " + file
                + "` and set its mode to 0600";
        return e == null ? new CredentialException(message) : new CredentialException(message, e);
    }

    private static void refuseOpenPermissions(Path file) {
        try {
            if (!OWNER_ONLY.containsAll(withoutExecute(Files.getPosixFilePermissions(file)))) {
                throw new CredentialException(
                        file + " may be read or written by others than its owner: `chmod 600 " + file + "`");
            }
        } catch (UnsupportedOperationException e) {
            throw new CredentialException(
                    file + " lies on a file system without permissions, so others may read it: move it", e);
        } catch (IOException e) {
            throw new CredentialException(file + " cannot be read: check its permissions", e);
        }
    }

    private static Set<PosixFilePermission> withoutExecute(Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> rest = EnumSet.noneOf(PosixFilePermission.class);
        rest.addAll(permissions);
        rest.remove(PosixFilePermission.OWNER_EXECUTE);
        return rest;
    }

    /** Writes a new file of mode 0600; an existing file is never overwritten. */
    public static void write(PrivateKey key, Path file) throws IOException {
        WorkspaceKey.writeSecret(file, PemBlock.write("PRIVATE KEY", key.getEncoded()));
    }
}
