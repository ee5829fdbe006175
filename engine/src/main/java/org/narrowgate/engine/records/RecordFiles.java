package org.narrowgate.engine.records;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.records.RecordsException.Fault;
import org.narrowgate.engine.records.RecordsMapping.Table;

/**
 * The files of one table as they were when the run opened them: sorted, so that a version does not depend on how a
 * folder lists them.
 */
final class RecordFiles {
    /** Enough of either end of a file to hold a Parquet footer's tail and a CSV header, and to cost nothing. */
    private static final int END_BYTES = 1 << 16;

    private final String table;
    private final Path base;
    private final List<FileState> states;
    private final List<List<Path>> named;

    private RecordFiles(String table, Path base, List<FileState> states, List<List<Path>> named) {
        this.table = table;
        this.base = base.toAbsolutePath().normalize();
        this.states = List.copyOf(states);
        this.named = List.copyOf(named);
    }

    private record FileState(Path path, long bytes, long modifiedMillis, String ends) {}

    /** Finds the files that the mapping means; a name that means none becomes a problem at its place. */
    static RecordFiles find(Table table, Path base, Problems problems) {
        List<List<Path>> named = new ArrayList<>();
        for (String name : table.files()) {
            try {
                List<Path> matches = matches(base, name);
                if (matches.isEmpty()) {
                    problems.add(
                            table.mark(),
                            "`" + name + "` of `" + table.name() + "` is no file",
                            "the place looked at is `" + base + "`; put the file there or correct the path");
                }
                named.add(matches.stream().sorted().toList());
            } catch (InvalidPathException | PatternSyntaxException notPath) {
                problems.add(table.mark(), "`" + name + "` of `" + table.name() + "` is no path", "correct it");
            } catch (IOException unreadable) {
                problems.add(
                        table.mark(),
                        "the folder of `" + name + "` cannot be listed",
                        "give this process permission to read it");
            }
        }
        List<FileState> states = new ArrayList<>();
        for (Path path :
                named.stream().flatMap(List::stream).distinct().sorted().toList()) {
            if (isPattern(path.toString())) {
                problems.add(
                        table.mark(),
                        "`" + path + "` would be taken for a pattern",
                        "rename it without `*`, `?`, `[` and `{`");
            } else if (Files.isReadable(path)) {
                states.add(state(table.name(), path));
            } else {
                problems.add(
                        table.mark(),
                        "`" + path + "` of `" + table.name() + "` may not be read",
                        "give this process permission to read it");
            }
        }
        return new RecordFiles(table.name(), base, states, named);
    }

    /** Of a table that lies in no file. */
    static RecordFiles none(Table table, Path base) {
        return new RecordFiles(table.name(), base, List.of(), List.of());
    }

    List<Path> paths() {
        return states.stream().map(FileState::path).toList();
    }

    /** The files that each name of the mapping means, in the mapping's order. */
    List<List<Path>> named() {
        return named;
    }

    /** Refuses if any file is no longer what it was when it was found. */
    void checkUnchanged() {
        for (FileState before : states) {
            if (!state(table, before.path()).equals(before)) {
                throw new RecordsException(
                        Fault.RECORDS,
                        "`" + before.path() + "` of `" + table
                                + "` was changed while the run was reading it; run again over records that stand still");
            }
        }
    }

    /** One line a file, for the version of the records; a workspace that moved whole has the same version. */
    void describe(StringBuilder version) {
        for (FileState state : states) {
            version.append(table)
                    .append('\t')
                    .append(state.path().startsWith(base) ? base.relativize(state.path()) : state.path())
                    .append('\t')
                    .append(state.bytes())
                    .append('\t')
                    .append(state.modifiedMillis())
                    .append('\t')
                    .append(state.ends())
                    .append('\n');
        }
    }

    static String sha256(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /** A name that is a file means that file, whatever characters it has; only then is it a pattern. */
    private static List<Path> matches(Path base, String name) throws IOException {
        Path literal = base.resolve(name).toAbsolutePath().normalize();
        if (!isPattern(name) || Files.isRegularFile(literal)) {
            return Files.isRegularFile(literal) ? List.of(literal) : List.of();
        }
        Path root = base.toAbsolutePath().normalize();
        List<String> words = new ArrayList<>();
        for (String word : name.split("/", -1)) {
            if (words.isEmpty() && !isPattern(word)) {
                root = word.isEmpty() ? Path.of("/") : root.resolve(word);
            } else {
                words.add(word);
            }
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + String.join("/", words));
        return Files.isDirectory(root) ? walk(root.normalize(), words, matcher) : List.of();
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    private static List<Path> walk(Path root, List<String> words, PathMatcher matcher) throws IOException {
        int depth = words.contains("**") ? Integer.MAX_VALUE : words.size();
        try (Stream<Path> files = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(p -> matcher.matches(root.relativize(p)))
                    .toList();
        }
    }

    private static FileState state(String table, Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long bytes = file.length();
            MessageDigest digest = Sha256.create();
            update(digest, file, 0, bytes);
            update(digest, file, Math.max(0, bytes - footerBytes(file, bytes)), bytes);
            return new FileState(
                    path,
                    bytes,
                    Files.getLastModifiedTime(path, new LinkOption[0]).toMillis(),
                    HexFormat.of().formatHex(digest.digest()));
        } catch (IOException gone) {
            throw new RecordsException(
                    Fault.RECORDS,
                    "`" + path + "` of `" + table + "` cannot be read; check that it exists and may be read");
        }
    }

    /** Of a Parquet file its whole footer, which says where every column lies and between which values. */
    private static long footerBytes(RandomAccessFile file, long bytes) throws IOException {
        byte[] tail = new byte[8];
        if (bytes < tail.length) {
            return END_BYTES;
        }
        file.seek(bytes - tail.length);
        file.readFully(tail);
        boolean parquet = new String(tail, 4, 4, StandardCharsets.US_ASCII).equals("PAR1");
        long footer = Integer.toUnsignedLong(
                        Integer.reverseBytes(ByteBuffer.wrap(tail).getInt()))
                + tail.length;
        return parquet && footer < bytes ? Math.max(footer, END_BYTES) : END_BYTES;
    }

    private static void update(MessageDigest digest, RandomAccessFile file, long from, long bytes) throws IOException {
        long end = from == 0 ? Math.min(bytes, END_BYTES) : bytes;
        byte[] buffer = new byte[END_BYTES];
        file.seek(from);
        for (long at = from; at < end; ) {
            int read = file.read(buffer, 0, (int) Math.min(buffer.length, end - at));
            if (read < 0) {
                return;
            }
            digest.update(buffer, 0, read);
            at += read;
        }
    }
}
