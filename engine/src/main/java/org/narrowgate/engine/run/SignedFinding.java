package org.narrowgate.engine.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.screening.Judgment;

/**
 * A named office holder's answer to a question that rows are held for, as the text that he signs:
 *
 * <pre>
 * narrowgate-finding/v1
 * run 7
 * question I2-7.repeated
 * rows all
 * answer MET
 * by Name, Office
 * reason why, in one line
 * </pre>
 *
 * @param run the run whose rows are held
 * @param rows the rows answered for; empty where the question is asked once for the run
 */
public record SignedFinding(
        long run, String question, List<Long> rows, FindingStatus answer, String by, String reason) {
    private static final String VERSION = "narrowgate-finding/v1";
    private static final Set<String> KEYS = Set.of("run", "question", "rows", "answer", "by", "reason");

    public SignedFinding {
        rows = List.copyOf(rows);
    }

    /** The text to sign. */
    public byte[] text() {
        String listed = rows.isEmpty()
                ? "all"
                : String.join(",", rows.stream().map(String::valueOf).toList());
        return (VERSION + "\nrun " + run + "\nquestion " + question + "\nrows " + listed + "\nanswer " + answer
                        + "\nby " + by + "\nreason " + reason + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException naming the line that is wrong and its remedy
     */
    public static SignedFinding parse(byte[] text) {
        List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            throw new IllegalArgumentException("line 1: the text of a finding begins with `" + VERSION + "`");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(" ", 2);
            if (parts.length < 2 || !KEYS.contains(parts[0]) || values.put(parts[0], parts[1].strip()) != null) {
                throw new IllegalArgumentException("line " + (i + 1)
                        + ": it is none of `run`, `question`, `rows`, `answer`, `by`, `reason`, each once");
            }
        }
        for (String key : KEYS) {
            if (values.getOrDefault(key, "").isBlank()) {
                throw new IllegalArgumentException("line `" + key + "` is missing; write it");
            }
        }
        return new SignedFinding(
                number(values.getOrDefault("run", "")),
                values.getOrDefault("question", ""),
                rows(values.getOrDefault("rows", "")),
                answer(values.getOrDefault("answer", "")),
                values.getOrDefault("by", ""),
                values.getOrDefault("reason", ""));
    }

    private static List<Long> rows(String listed) {
        List<Long> rows = new ArrayList<>();
        if (!listed.equals("all")) {
            for (String row : listed.split(",", -1)) {
                rows.add(number(row.strip()));
            }
        }
        return rows;
    }

    private static long number(String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("`run` and `rows` are numbers, rows with `,` between, or `all`");
        }
        return Long.parseLong(digits);
    }

    private static FindingStatus answer(String word) {
        return Optional.of(word)
                .filter(w -> w.equals("MET") || w.equals("NOT_MET"))
                .map(FindingStatus::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("`answer` is MET or NOT_MET"));
    }

    /** Whether another answers the same question, of a same row or of the run, the other way. */
    boolean contradicts(SignedFinding other) {
        boolean same = rows.isEmpty() || other.rows.isEmpty() || rows.stream().anyMatch(other.rows::contains);
        return question.equals(other.question) && answer != other.answer && same;
    }

    /** Whether it answers the question of a judgment, of a same row or of the run, the other way. */
    boolean contradicts(Judgment judgment) {
        boolean same = rows.isEmpty() || judgment.row() == 0 || rows.contains(judgment.row());
        return question.equals(judgment.question()) && answer != judgment.answer() && same;
    }

    /** What rows may rely on once it counts. */
    public List<Judgment> judgments() {
        return rows.isEmpty()
                ? List.of(new Judgment(question, 0, answer, by))
                : rows.stream()
                        .map(row -> new Judgment(question, row, answer, by))
                        .toList();
    }
}
