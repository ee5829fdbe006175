package org.narrowgate.engine.zstd;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** Packs and unpacks frames of zstd (RFC 8878). Nothing that the library holds outlives a call. */
public final class Zstd {
    /** The fastest level that packs evidence nearly as small as the slower ones. */
    private static final int LEVEL = 1;

    private Zstd() {}

    /** Most bytes to which so many can be packed. */
    public static int bound(int length) {
        return Math.toIntExact(com.github.luben.zstd.Zstd.compressBound(length));
    }

    /**
     * Packs what a buffer of an array holds into one frame.
     *
     * @param into has room for {@link #bound} bytes
     * @return the length of the frame in bytes
     * @throws IOException if the library cannot be loaded
     */
    public static int pack(ByteBuffer content, byte[] into) throws IOException {
        load();
        try (ZstdCompressCtx packing = new ZstdCompressCtx()) {
            return packing.setLevel(LEVEL)
                    .compressByteArray(
                            into,
                            0,
                            into.length,
                            content.array(),
                            content.arrayOffset() + content.position(),
                            content.remaining());
        }
    }

    /**
     * Unpacks frames, one behind the other and nothing else, until all of them are read.
     *
     * @return the length of their content in bytes
     * @throws ZipException if they are damaged, or their content does not fit into {@code into}
     * @throws IOException if the library cannot be loaded
     */
    public static int unpack(byte[] frames, int from, byte[] into) throws IOException {
        load();
        try (ZstdDecompressCtx unpacking = new ZstdDecompressCtx()) {
            return unpacking.decompressByteArray(into, 0, into.length, frames, from, frames.length - from);
        } catch (ZstdException damaged) {
            throw (ZipException) new ZipException("this is not zstd, or more than was said").initCause(damaged);
        }
    }

    static void load() throws IOException {
        try {
            Native.load();
        } catch (LinkageError unusable) {
            throw new IOException(
                    "the library that packs evidence cannot be run from the folder of temporary files; name another with"
                            + " NARROWGATE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
                    unusable);
        }
    }
}
