package org.narrowgate.engine.registry;

import java.time.Instant;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.Json;

/**
 * From here on decisions are logged in another log, and the one before it has ended. Its key stands here, so that who
 * holds the key of the register needs no other; and the last checkpoint of the log that ended, as it was signed and
 * cosigned, so that nobody can add to that log, or take from it, unseen.
 *
 * @param name of the new log, which its folder, key file and origin end in: lower-case letters, digits and hyphens
 * @param origin of the new log, a schema-less URL (C2SP tlog-checkpoint)
 * @param vkey its verifier key, whose name is the origin
 * @param ended the last checkpoint of the log before it
 */
public record ShardOpened(Instant at, String name, String origin, String vkey, SignedNote ended)
        implements RegisterEntry {
    static final String TYPE = "shard-opened";
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?";

    public ShardOpened {
        // A folder has it in its name, also in a workspace that came from elsewhere.
        if (!isName(name)) {
            throw new IllegalArgumentException("a log of decisions has a name that it cannot have");
        }
    }

    /** Whether a log may be called so. */
    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** Its key, looked at only here: each time takes milliseconds, and a register is read often. */
    public NoteVerifier key() {
        return NoteVerifier.parse(vkey);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Json fields() {
        return Json.object()
                .put("name", name)
                .put("origin", origin)
                .put("vkey", vkey)
                .put("ended", ended.format());
    }

    static ShardOpened read(Instant at, Json json) {
        return new ShardOpened(
                at, json.text("name"), json.text("origin"), json.text("vkey"), SignedNote.parse(json.text("ended")));
    }
}
