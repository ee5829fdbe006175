package org.narrowgate.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.narrowgate.engine.document.Json;

/**
 * Answers each line of a stream with one JSON object on a line. What was answered goes out whenever no further line is
 * waiting, so that a person sees each answer at once and a file of a million lines goes through in large pieces.
 */
final class LineAnswers {
    private LineAnswers() {}

    static void answer(InputStream in, PrintWriter out, Function<String, Json> reader) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        StringBuilder answers = new StringBuilder(1 << 16);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.append(new String(reader.apply(line).compact(), StandardCharsets.UTF_8))
                    .append('\n');
            boolean waiting = lines.ready();
            if (!waiting || answers.length() > 1 << 16) {
                out.print(answers);
                answers.setLength(0);
            }
            if (!waiting) {
                out.flush();
            }
        }
        out.flush();
    }
}
