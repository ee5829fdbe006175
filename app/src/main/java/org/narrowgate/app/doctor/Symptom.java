package org.narrowgate.app.doctor;

import java.util.Locale;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.Readiness;

/**
 * One thing that {@code narrowgate doctor} found.
 *
 * @param code stable, and the name of its entry in the operator's runbook
 * @param what file and fault; no personal data
 * @param remedy what to do; empty if {@code what} says it
 */
public record Symptom(Level level, String code, String what, String remedy) {
    /** What follows from it. */
    public enum Level {
        STOPS_DECIDE,
        STOPS_RELEASE,
        WARNING,
        NOTE
    }

    /** What is found besides {@link Readiness.Kind}; the code is the name in lower case. */
    public enum Kind {
        CONFIG,
        JAVA,
        HEAP,
        MACHINE_MEMORY,
        TEMPORARY_FOLDER,
        DISK_SPACE,
        FOLDER_NOT_WRITABLE,
        FOLDER_OPEN_TO_OTHERS,
        KEY_FOLDER,
        KEY_OWNER,
        WORKSPACE_KEY,
        LOG_KEY,
        CUSTODIAN_KEY,
        CERTIFICATE_EXPIRES,
        OFFICE_WORD,
        OFFICE_ALARM,
        REQUEST_OVERDUE,
        PAPERS,
        LOG_DAMAGED,
        LOG_UNPUBLISHED,
        RECORDS_UNFIT,
        PACK_BROKEN,
        PACK_DRAFT,
        CLOCK,
        RUN_UNFINISHED,
        RUN_AT_WORK,
        RELEASE_UNFINISHED,
        RELEASE_UNLOGGED,
        TRUST_POLICY,
        STATE,
        LEFTOVER,
        WITNESS_POLICY,
        WITNESS_UNREACHABLE,
        WITNESS_KEY,
        LOG_UNWITNESSED
    }

    static Symptom of(Level level, Kind kind, String what, String remedy) {
        return new Symptom(level, code(kind), what, remedy);
    }

    static Symptom of(Readiness.Lack lack) {
        Level level =
                switch (lack.stops()) {
                    case DECIDE -> Level.STOPS_DECIDE;
                    case RELEASE -> Level.STOPS_RELEASE;
                    case NOTHING -> Level.WARNING;
                };
        return new Symptom(level, code(lack.kind()), lack.what(), lack.remedy());
    }

    /** The code of a kind: its name as words with hyphens. */
    public static String code(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean stops() {
        return level == Level.STOPS_DECIDE || level == Level.STOPS_RELEASE;
    }

    public Json json() {
        return Json.object()
                .put("level", code(level))
                .put("code", code)
                .put("what", what)
                .put("remedy", remedy);
    }
}
