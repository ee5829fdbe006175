package org.narrowgate.engine.records;

import java.sql.SQLException;
import org.narrowgate.engine.records.RecordsException.Fault;

/** What is to be said of an error that PostgreSQL answers: by its code alone, since its message may quote a record. */
final class PostgresAnswer {
    private PostgresAnswer() {}

    static RecordsException refused(RecordsServer server, String what, SQLException error) {
        String code = error.getSQLState() == null ? "" : error.getSQLState();
        String kind = code.length() < 2 ? "" : code.substring(0, 2);
        return switch (kind) {
            case "28" ->
                records(
                        server,
                        "refuses the role `" + server.user() + "`",
                        "check `user`, `password_file` and the server's pg_hba.conf");
            case "3D" -> records(server, "has no such database", "correct `url`");
            case "42", "3F" -> named(server, what, code);
            case "22" ->
                records(
                        server,
                        "cannot compute a value of " + what,
                        "one of its views fails on a record; correct the view, or the record");
            case "08", "57" -> gone(server, what, code);
            case "53", "54" -> machine(server, "is short of memory, disk or connections", "free some");
            case "55" ->
                machine(
                        server,
                        "has " + what + " locked by somebody who alters or empties it",
                        "wait until that is done");
            case "40" ->
                machine(
                        server,
                        "ended the snapshot that was read",
                        "if it is a standby, raise max_standby_streaming_delay");
            default -> machine(server, "answers SQLSTATE " + code + " for " + what, "see the server's own log");
        };
    }

    private static RecordsException named(RecordsServer server, String what, String code) {
        return switch (code) {
            case "42501" ->
                records(
                        server,
                        "does not let the role `" + server.user() + "` read all of " + what,
                        "GRANT USAGE on its schema and SELECT on it, and give the role BYPASSRLS if a policy hides rows: a"
                                + " row not seen could be the second person of a number");
            case "42P01", "3F000" ->
                records(server, "has no " + what + " any more", "put it back, or correct the mapping");
            case "42703" ->
                records(server, "has no longer every column of " + what, "put it back, or correct the mapping");
            default -> machine(server, "answers SQLSTATE " + code + " for " + what, "see the server's own log");
        };
    }

    private static RecordsException gone(RecordsServer server, String what, String code) {
        if (code.equals("57014")) {
            return machine(
                    server,
                    "was stopped, or took over 15 minutes, at reading " + what,
                    "see whether its columns have the indexes that docs/operator.md names");
        }
        if (code.equals("08001") || code.equals("57P03")) {
            return machine(
                    server,
                    "cannot be reached, or does not offer TLS that can be trusted",
                    "check `url`, that the server runs, `sslmode` and `sslrootcert`");
        }
        return machine(server, "ended the connection while " + what + " was read", "see that it runs");
    }

    private static RecordsException records(RecordsServer server, String what, String remedy) {
        return new RecordsException(Fault.RECORDS, said(server, what, remedy));
    }

    private static RecordsException machine(RecordsServer server, String what, String remedy) {
        return new RecordsException(Fault.MACHINE, said(server, what, remedy) + ", and give the same command again");
    }

    private static String said(RecordsServer server, String what, String remedy) {
        return "the server " + server.url().substring("jdbc:postgresql:".length()) + " " + what + "; " + remedy;
    }
}
