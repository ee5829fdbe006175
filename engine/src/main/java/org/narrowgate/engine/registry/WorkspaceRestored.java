package org.narrowgate.engine.registry;

import java.time.Instant;
import org.narrowgate.engine.document.Json;

/**
 * The workspace goes on from a backup. What was logged after that backup was made is not here: if anybody holds a later
 * checkpoint, the log forks from it, and this entry is where.
 *
 * @param manifest SHA-256 of the backup's manifest, hexadecimal
 * @param register size of the register in the backup
 * @param decisions size, in the backup, of the log of decisions that was written then
 * @param lossAccepted whether somebody said that later entries may be lost; otherwise the checkpoints last seen were those
 *     of the backup
 */
public record WorkspaceRestored(Instant at, String manifest, long register, long decisions, boolean lossAccepted)
        implements RegisterEntry {
    static final String TYPE = "workspace-restored";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        return Json.object()
                .put("manifest", manifest)
                .put("register_size", register)
                .put("decisions_size", decisions)
                .put("loss_accepted", lossAccepted);
    }

    /** Whether it tells of the same: logged before a crash, it is not logged again. */
    public boolean isSameRestoration(WorkspaceRestored other) {
        return manifest.equals(other.manifest) && register == other.register;
    }

    static WorkspaceRestored read(Instant at, Json json) {
        return new WorkspaceRestored(
                at,
                json.text("manifest"),
                json.number("register_size"),
                json.number("decisions_size"),
                json.flag("loss_accepted"));
    }
}
