package org.narrowgate.engine.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.narrowgate.engine.document.Json;

/** The public conformance cases of the Common Expression Language (google/cel-spec, by npm's @bufbuild/cel-spec). */
final class CelSpecCases {
    private static final Path FILE =
            Path.of("..", ".check", "bufbuild-cel-spec-0.6.1", "package", "dist", "cjs", "testdata", "conformance.js");

    private CelSpecCases() {}

    /**
     * One case.
     *
     * @param kind what it demands: {@code value}, {@code error} or only a {@code type}
     * @param value meaningful if a value is demanded
     */
    record Case(String name, String expression, String kind, String container, List<Fact> facts, Constant value) {}

    /** A variable; {@code bound} is of type NONE where the case leaves it without a value. */
    record Fact(String name, String type, Constant bound) {}

    /** A constant; {@code type} is BOOL, INT, STRING or, for all that conditions know nothing of, OTHER. */
    record Constant(String type, String text) {
        Object value() {
            return switch (type) {
                case "BOOL" -> Boolean.valueOf(text);
                case "INT" -> Long.valueOf(text);
                case "STRING" -> text;
                default -> throw new IllegalStateException("no condition holds a constant of type " + type);
            };
        }
    }

    static List<Case> all() throws IOException, InterruptedException {
        if (!Files.isReadable(FILE)) {
            throw new AssertionError(FILE + " is missing; ./check fetches it");
        }
        Process node = new ProcessBuilder(
                        "node",
                        Path.of("src/test/resources/cel-spec-cases.mjs").toString(),
                        FILE.toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        node.getInputStream().transferTo(said);
        if (node.waitFor() != 0) {
            throw new AssertionError("node cannot read " + FILE);
        }
        return Json.read(said.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .objects("cases")
                .stream()
                .map(CelSpecCases::read)
                .toList();
    }

    private static Case read(Json test) {
        return new Case(
                test.text("name"),
                test.text("expr"),
                test.text("kind"),
                test.text("container"),
                test.objects("facts").stream()
                        .map(f -> new Fact(f.text("name"), f.text("type"), constant(f.object("bound"))))
                        .toList(),
                constant(test.object("value")));
    }

    private static Constant constant(Json json) {
        return new Constant(json.text("type"), json.text("text"));
    }
}
