package org.narrowgate.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file system of a few megabytes in the place of one folder or file of a workspace, seen by one process and its
 * children only. What that process left in it is there afterwards, on the disk where there is room again.
 *
 * @param place what lies on it
 * @param except a folder in that place that stays where there is room
 */
record SmallDisk(Path place, Optional<String> except) {
    private static final String MEGABYTES = "48m";

    /** Mounts in a name space of its own, so that a child that is killed leaves no mount behind. */
    private static final String SCRIPT = """
            set -e
            place=$1 except=$2 real=$3 size=$4; shift 4
            mkdir -p "$real/disk" "$real/under"
            mount -t tmpfs -o size="$size" tmpfs "$real/disk"
            if [ -d "$place" ]; then
                mount --bind "$place" "$real/under"
                cp -a "$place/." "$real/disk/"
                mount --bind "$real/disk" "$place"
                [ -z "$except" ] || mount --bind "$real/under/$except" "$place/$except"
            else
                cp -a "$place" "$real/disk/file"
                touch "$real/file"
                mount --bind "$place" "$real/file"
                mount --bind "$real/disk/file" "$place"
            fi
            status=0
            "$@" || status=$?
            rm -f "$real/disk/ballast"
            if [ -d "$place" ]; then
                [ -z "$except" ] || umount "$place/$except"
                find "$real/under" -mindepth 1 -maxdepth 1 ! -name "${except:-.}" -exec rm -rf {} +
                [ -z "$except" ] || rm -rf "$real/disk/$except"
                cp -a "$real/disk/." "$real/under/"
            else
                cat "$real/disk/file" > "$real/file"
            fi
            exit "$status"
            """;

    /** Which way to a full disk this machine allows. */
    enum Way {
        ROOT("-m"),
        USER("-Urm"),
        /** No mounts: files that may not grow, which fails like a full disk wherever the largest one is. */
        LIMIT("");

        private final String spaces;

        Way(String spaces) {
            this.spaces = spaces;
        }

        static Way here() throws Exception {
            for (Way way : List.of(ROOT, USER)) {
                List<String> attempt = new ArrayList<>(List.of("unshare", way.spaces));
                attempt.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"));
                if (new ProcessBuilder(attempt)
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0) {
                    return way;
                }
            }
            return LIMIT;
        }
    }

    /** Where its content lies while it is mounted. */
    Path disk(Path beside) {
        return beside.resolve("mounts/disk");
    }

    /** A mount needs something to stand on; what the run would make by itself is there before it, empty. */
    void makePlace() throws IOException {
        if (place.endsWith("state.db")) {
            Files.createFile(place);
        } else {
            Files.createDirectories(place.resolve(except.orElse("")));
        }
    }

    /** What stands before a command for it to find this disk. */
    List<String> before(Way way, Path beside) throws Exception {
        if (way == Way.LIMIT) {
            return limited(64);
        }
        Path mounts = Files.createDirectories(beside.resolve("mounts"));
        List<String> command = new ArrayList<>(List.of("unshare", way.spaces));
        command.addAll(List.of("bash", "-c", SCRIPT, "small-disk", place.toString(), except.orElse("")));
        command.addAll(List.of(mounts.toString(), MEGABYTES));
        return command;
    }

    /** What stands before a command none of whose files may grow beyond so many KiB. */
    static List<String> limited(long kibibytes) {
        return List.of("bash", "-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "limited", "" + kibibytes);
    }
}
