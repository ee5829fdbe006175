package org.narrowgate.engine.records;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Section;

/**
 * The PostgreSQL server that holds the records, as {@code connection} of the mapping says it.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without parameters
 * @param user the read-only role
 * @param passwordFile outside the workspace, mode 0600; empty where the server asks for none or {@code PGPASSFILE} has
 *     it
 * @param sslmode in PostgreSQL's words; to another machine the server's certificate is always verified
 * @param rootCertificate of the authority that signed the server's; PostgreSQL's usual place if empty
 */
public record RecordsServer(
        String url,
        String user,
        Optional<Path> passwordFile,
        String sslmode,
        Optional<Path> rootCertificate,
        Mark mark) {
    static final Pattern URL =
            Pattern.compile("jdbc:postgresql://(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?/[A-Za-z0-9._%-]+");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final List<String> VERIFIED = List.of("verify-full", "verify-ca");
    static final List<String> MODES = List.of("verify-full", "verify-ca", "require", "prefer", "allow", "disable");

    static RecordsServer read(Section section, Path base) {
        if (section.has("password")) {
            section.problems()
                    .add(
                            // By its file alone: the line of a place is printed with it.
                            section.mark().fileName(),
                            "a password does not stand in a mapping (`connection`, `password`)",
                            "write it into a file of mode 0600 outside the workspace, and name that as `password_file`");
            section.text("password");
        }
        String url = section.text("url");
        boolean loopback = loopback(section, url);
        RecordsServer server = new RecordsServer(
                url,
                section.text("user"),
                path(section, "password_file", base),
                sslmode(section, loopback),
                path(section, "sslrootcert", base),
                section.mark());
        server.passwordFile()
                .filter(f -> f.startsWith(base.toAbsolutePath().normalize()))
                .ifPresent(f -> section.problems()
                        .add(
                                section.markOf("password_file"),
                                "the password lies within the workspace, which is copied and kept",
                                "move it to a folder outside, mode 0600"));
        return server;
    }

    private static boolean loopback(Section section, String url) {
        Matcher matcher = URL.matcher(url);
        if (matcher.matches()) {
            return LOOPBACK.matcher(matcher.group(1)).matches();
        }
        if (!url.isEmpty()) {
            section.problems()
                    .add(
                            section.markOf("url"),
                            "`url` is no address of one PostgreSQL database without parameters",
                            "write jdbc:postgresql://host:port/database; user, password and TLS have keys of their own");
        }
        return false;
    }

    private static String sslmode(Section section, boolean loopback) {
        String mode = section.text("sslmode", loopback ? "prefer" : "verify-full");
        if (!MODES.contains(mode)) {
            section.problems().unknown(section.markOf("sslmode"), "sslmode", mode, MODES);
        } else if (!loopback && !VERIFIED.contains(mode)) {
            section.problems()
                    .add(
                            section.markOf("sslmode"),
                            "with `" + mode + "` anybody on the way could answer for the server",
                            "to another machine use `verify-full`, and `sslrootcert` if its authority is your own");
        }
        return mode;
    }

    private static Optional<Path> path(Section section, String key, Path base) {
        return section.has(key)
                ? Optional.of(base.toAbsolutePath().resolve(section.text(key)).normalize())
                : Optional.empty();
    }
}
