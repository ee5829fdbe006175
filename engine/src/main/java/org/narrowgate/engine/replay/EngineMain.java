package org.narrowgate.engine.replay;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.run.EngineVersion;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;

/** What {@link EngineProcess} starts: decides a run again with the core on its class path and writes every slot to its output. */
public final class EngineMain {
    private EngineMain() {}

    /** Takes the jar of the core that it must be, the workspace, the folder of packs and the number of the run. */
    public static void main(String[] args) {
        try {
            decide(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Long.parseLong(args[3]));
        } catch (IOException | DocumentException | RefusedException told) {
            end(String.valueOf(told.getMessage()));
        } catch (RuntimeException | LinkageError fault) {
            // Its own words may hold somebody's data.
            end("its interface is another: " + fault.getClass().getSimpleName());
        }
    }

    private static void end(String why) {
        System.err.println(why);
        System.exit(1);
    }

    private static void decide(Path core, Path root, Path packs, long run)
            throws IOException, DocumentException, RefusedException {
        if (!EngineVersion.place().toRealPath().equals(core.toRealPath())) {
            throw new IOException("another core than the one meant is on its class path");
        }
        Workspace workspace = Workspace.open(root);
        SecureRandom random = new SecureRandom();
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), workspace.root(), random);
        Openings openings = new Openings(workspace.evidence(), key, random);
        Replay replay = Replay.of(workspace, key, openings, packs, run);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        replay.eachBlockAgain(rows -> {
            byte[] frame = EngineProcess.write(rows);
            out.writeInt(frame.length);
            out.write(frame);
        });
        out.flush();
    }
}
