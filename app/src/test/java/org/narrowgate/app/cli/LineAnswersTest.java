package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.document.Json;
import picocli.CommandLine;

class LineAnswersTest {

    @Test
    void an_address_a_line_is_answered_by_one_object_a_line() {
        assertThat(answers("address", "12 Elm St Apt 3, Dallas, TX 75201\n\nunknown\nDon Quijote 12\n"))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"status\":\"STATED\",\"statuses\":[\"STATED\"],\"number\":\"12\"")
                                .contains("\"unit\":\"APT 3\"", "\"zip\":\"75201\""),
                        line -> assertThat(line).contains("ABSENT"),
                        line -> assertThat(line).contains("PLACEHOLDER"),
                        line -> assertThat(line).contains("\"statuses\":[\"NO_LOCALITY\",\"NO_NUMBER\"]"));
    }

    @Test
    void a_name_a_line_is_answered_with_its_parts_and_the_forms_that_are_compared() {
        assertThat(answers("name", "Bob|A.|García-López|Jr.\nGarcía, Ana\nFNU LNU\n"))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"status\":\"STATED\",\"read_as\":\"columns\",\"given\":\"Bob\"",
                                        "\"folded\":{\"given\":\"BOB\",\"middle\":\"A\",\"family\":\"GARCIALOPEZ\","
                                                + "\"suffix\":\"JR\"}",
                                        "\"ROBERT\""),
                        line -> assertThat(line)
                                .contains("\"read_as\":\"comma\"", "\"given\":\"ANA\"", "\"family\":\"GARCIA\""),
                        line -> assertThat(line).contains("\"status\":\"PLACEHOLDER\""));
    }

    @Test
    void who_types_a_line_sees_its_answer_before_the_next() throws Exception {
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(typed)) {
            CompletableFuture<String> first = new CompletableFuture<>();
            StringWriter shown = new StringWriter();
            PrintWriter out = new PrintWriter(shown) {
                @Override
                public void flush() {
                    super.flush();
                    first.complete(shown.toString());
                }
            };
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try {
                    LineAnswers.answer(in, out, line -> Json.object().put("line", line));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            typed.write("one\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("{\"line\":\"one\"}\n");
            typed.close();
            answered.get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> answers(String command, String lines) {
        InputStream before = System.in;
        StringWriter out = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            CommandLine line = Main.commandLine();
            line.setOut(new PrintWriter(out));
            assertThat(line.execute(command)).isZero();
        } finally {
            System.setIn(before);
        }
        return out.toString().lines().toList();
    }
}
