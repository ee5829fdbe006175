package org.narrowgate.engine.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.ledger.WholeFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one YAML 1.2 document into {@link Node}s that keep their places.
 *
 * <p>Law is read by people: what a reader could overlook is refused: anchors and aliases, tags, a key given twice, a
 * second document in the file.
 */
public final class Yaml {
    /** Long enough for any statute, short enough that no file can exhaust the reader. */
    private static final int LARGEST_FILE_BYTES = 4 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(LARGEST_FILE_BYTES)
            .setMaxAliasesForCollections(1)
            .build();

    private final SourceFile file;
    private final Problems problems;

    private Yaml(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads a file; empty if it could not be read, and then a problem says why. */
    public static Optional<Node> read(Path path, Problems problems) {
        String name = shown(path);
        byte[] bytes;
        try {
            if (Files.isRegularFile(path) && Files.size(path) > LARGEST_FILE_BYTES) {
                problems.add(name, "the file is larger than 4 MiB", "split it");
                return Optional.empty();
            }
            bytes = WholeFile.read(path);
        } catch (IOException unreadable) {
            problems.add(name, "the file cannot be read", "check that it exists and may be read");
            return Optional.empty();
        }
        return read(name, bytes, problems);
    }

    public static Optional<Node> read(String name, byte[] bytes, Problems problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            problems.add(name, "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new Yaml(SourceFile.of(name, text), problems).document(text);
    }

    /** Forward slashes on every system, so that messages are the same everywhere. */
    public static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }

    private Optional<Node> document(String text) {
        List<org.snakeyaml.engine.v2.nodes.Node> documents = new ArrayList<>();
        try {
            new Compose(SETTINGS).composeAllFromString(text).forEach(documents::add);
        } catch (MarkedYamlEngineException malformed) {
            Mark mark = malformed.getProblemMark().map(this::mark).orElse(file.mark(1, 1));
            problems.add(mark, "the YAML cannot be read: " + malformed.getProblem(), remedy(malformed));
            return Optional.empty();
        } catch (YamlEngineException malformed) {
            problems.add(file.name(), "the YAML cannot be read", "check that it is plain text");
            return Optional.empty();
        }
        if (documents.isEmpty()) {
            problems.add(file.mark(1, 1), "the file is empty", "write what belongs into it, as the examples do");
            return Optional.empty();
        }
        if (documents.size() > 1) {
            problems.add(mark(documents.get(1)), "a second document begins here", "remove the line `---`");
            return Optional.empty();
        }
        return Optional.of(convert(documents.get(0)));
    }

    private static String remedy(MarkedYamlEngineException malformed) {
        String problem = String.valueOf(malformed.getProblem());
        if (problem.contains("TAB")) {
            return "indent with blanks: YAML takes no tab there";
        }
        return problem.startsWith("mapping values")
                ? "indent the line as the one before, or put a text that holds `: ` between quotes"
                : "check indentation and quotes, here and in the line before";
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node) {
        Mark mark = mark(node);
        if (node.getAnchor().isPresent()) {
            problems.add(mark, "anchors and aliases are not allowed", "write the value out where it is meant");
            return new Node.Scalar(mark, "", Node.ScalarType.TEXT, Node.Style.PLAIN);
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(mark, scalar);
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Items(
                    mark, sequence.getValue().stream().map(this::convert).toList());
        }
        return keys(mark, (MappingNode) node);
    }

    private Node.Keys keys(Mark mark, MappingNode mapping) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Mark at = mark(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        at,
                        "a key must be one word",
                        "write `key: value`; a text that begins with a bracket stands between quotes");
                continue;
            }
            if (entries.put(key.getValue(), new Node.Entry(at, convert(tuple.getValueNode()))) != null) {
                problems.add(at, "the key `" + key.getValue() + "` is given twice", "remove one of them");
            }
        }
        return new Node.Keys(mark, entries);
    }

    private Node.Scalar scalar(Mark mark, ScalarNode scalar) {
        Node.ScalarType type = type(scalar.getTag());
        if (type == Node.ScalarType.OTHER && !scalar.getTag().equals(Tag.FLOAT)) {
            problems.add(mark, "tags are not allowed", "remove `" + scalar.getTag() + "`");
        }
        return new Node.Scalar(mark, scalar.getValue(), type, style(scalar.getScalarStyle()));
    }

    private static Node.ScalarType type(Tag tag) {
        if (tag.equals(Tag.STR)) {
            return Node.ScalarType.TEXT;
        }
        if (tag.equals(Tag.INT)) {
            return Node.ScalarType.INTEGER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Node.ScalarType.FLAG;
        }
        return tag.equals(Tag.NULL) ? Node.ScalarType.NOTHING : Node.ScalarType.OTHER;
    }

    private static Node.Style style(ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED -> Node.Style.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
            case LITERAL, FOLDED -> Node.Style.BLOCK;
            case PLAIN, JSON_SCALAR_STYLE -> Node.Style.PLAIN;
        };
    }

    private Mark mark(org.snakeyaml.engine.v2.nodes.Node node) {
        return node.getStartMark().map(this::mark).orElse(file.mark(1, 1));
    }

    private Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return file.mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A text as one double-quoted scalar on one line; what cannot be written in one becomes a blank. */
    public static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "\"" + escaped.replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
