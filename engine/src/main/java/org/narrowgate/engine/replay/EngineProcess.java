package org.narrowgate.engine.replay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.run.EngineVersion;
import org.narrowgate.engine.run.PastRun;

/**
 * Another core in a process of its own: the program's class path with that jar in the place of its core. It is told where
 * the workspace lies and which run is meant; every slot that it makes comes back through a pipe, so that nothing of any
 * person is on a command line or on disk.
 */
final class EngineProcess implements Engine {
    private final Process process;
    private final DataInputStream frames;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Thread listening;

    private EngineProcess(Process process) {
        this.process = process;
        this.frames = new DataInputStream(process.getInputStream());
        this.listening = new Thread(() -> {
            try {
                process.getErrorStream().transferTo(said);
            } catch (IOException gone) {
                process.destroy();
            }
        });
        listening.start();
    }

    static EngineProcess start(Path jar, PastRun past, Path packs) throws IOException {
        String core = EngineVersion.place().toString();
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, -1)) {
            path.add(
                    Path.of(entry).toAbsolutePath().normalize().toString().equals(core)
                            ? jar.toAbsolutePath().toString()
                            : entry);
        }
        return new EngineProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xmx1g",
                        "-cp",
                        String.join(java.io.File.pathSeparator, path),
                        EngineMain.class.getName(),
                        jar.toAbsolutePath().toString(),
                        past.workspace().root().toString(),
                        packs.toAbsolutePath().toString(),
                        Long.toString(past.run()))
                .start());
    }

    @Override
    public Deciding next() throws IOException {
        byte[] frame;
        try {
            frame = new byte[frames.readInt()];
            frames.readFully(frame);
        } catch (EOFException ended) {
            throw failed(ended);
        }
        return block -> read(frame);
    }

    private IOException failed(IOException ended) {
        try {
            process.waitFor();
            listening.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        String why = said.toString(StandardCharsets.UTF_8).strip();
        return new IOException(
                "the other core could not decide (" + (why.isEmpty() ? "it ended without a word" : why)
                        + "); use the version of the program that it belongs to",
                ended);
    }

    static byte[] write(List<Redecided> rows) {
        return new CanonicalWriter()
                .list(rows, (w, row) -> w.flag(row.slots().isPresent())
                        .list(row.slots().orElse(List.of()), CanonicalWriter::bytes)
                        .text(row.lookUp()))
                .toBytes();
    }

    private static List<Redecided> read(byte[] frame) throws IOException {
        try {
            CanonicalReader reader = new CanonicalReader(frame);
            List<Redecided> rows = reader.list(r -> {
                boolean decided = r.flag();
                List<byte[]> slots = r.list(CanonicalReader::bytes);
                return new Redecided(decided ? Optional.of(slots) : Optional.empty(), r.text());
            });
            reader.finish();
            return rows;
        } catch (ProofException garbled) {
            throw new IOException("the other core wrote what cannot be read", garbled);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
