package org.narrowgate.engine.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.ledger.WholeFile;

/** A drafted text and the signature that came back for it; not yet believed. */
@SuppressWarnings("ArrayRecordComponent") // verified, never compared
record SignedText(String source, byte[] text, byte[] signature) {
    private static final long LARGEST = 1 << 20;

    static SignedText read(Path text, Path signature) throws IOException, RefusedException {
        return new SignedText(
                text.toString(),
                bytes(text, "it is the text that `release RUN --draft` wrote; keep it beside its signature"),
                bytes(signature, "sign the drafted text as `release RUN --draft` says"));
    }

    private static byte[] bytes(Path file, String remedy) throws IOException, RefusedException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RefusedException("authorisation", file + ": it is too large to be that; " + remedy);
            }
            return WholeFile.read(file);
        } catch (NoSuchFileException missing) {
            throw new RefusedException("authorisation", file + ": there is no such file; " + remedy);
        }
    }

    /** What the register names it by. */
    Hash digest() {
        return DetachedSignature.digest(text, signature);
    }

    Authorisation authorisation() throws SealException {
        return Authorisation.parse(text, source);
    }
}
