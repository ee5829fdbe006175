package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What office holders signed about a run and the runs that it came from, and what of it counts.
 *
 * <p>An answer to a question counts as soon as one person signed it. One that is contested, because the law says so or
 * because two persons signed different answers, counts once two persons signed the same, unless two signed the other as
 * well. Time never makes one count.
 */
public final class SignedAnswers {
    /** An answer to one question, of one row or of the whole run (0). */
    private record Asked(String question, long row) {}

    private final Map<Asked, List<Voice>> voices = new LinkedHashMap<>();

    private SignedAnswers() {}

    /**
     * Reads them.
     *
     * @param newest the run; findings about those that it came from count too
     * @param before only what was logged before this sequence number
     */
    public static SignedAnswers of(Workspace workspace, Openings openings, Registry registry, long newest, long before)
            throws IOException, DocumentException {
        List<Long> line = registry.line(newest);
        List<FindingSigned> signed = new ArrayList<>();
        List<RegisterEntry> entries = registry.entries();
        for (int i = 0; i < entries.size() && i < before; i++) {
            if (entries.get(i) instanceof FindingSigned finding && line.contains(finding.run())) {
                signed.add(finding);
            }
        }
        SignedAnswers answers = new SignedAnswers();
        if (!signed.isEmpty()) {
            Officials officials = Officials.of(workspace);
            for (FindingSigned each : signed) {
                SignedFinding finding = SignedFinding.parse(openings.open(each.finding()));
                Voice voice = Voice.of(finding, each, officials);
                finding.judgments().forEach(judgment -> answers.voices
                        .computeIfAbsent(new Asked(judgment.question(), judgment.row()), a -> new ArrayList<>())
                        .add(voice));
            }
        }
        return answers;
    }

    /**
     * The answers that count, at most one to each question of each row.
     *
     * @param questions of the law by which the rows are decided
     */
    public List<Judgment> counting(Map<String, Question> questions) {
        List<Judgment> counting = new ArrayList<>();
        voices.forEach((asked, all) -> {
            int needed = isContested(asked.question(), all, questions) ? 2 : 1;
            List<Voice> met = answering(all, FindingStatus.MET);
            List<Voice> not = answering(all, FindingStatus.NOT_MET);
            boolean metCounts = Voice.persons(met) >= needed;
            if (metCounts != Voice.persons(not) >= needed) {
                List<Voice> counted = metCounts ? met : not;
                counting.add(new Judgment(
                        asked.question(),
                        asked.row(),
                        metCounts ? FindingStatus.MET : FindingStatus.NOT_MET,
                        needed == 1 ? counted.get(counted.size() - 1).by() : names(counted)));
            }
        });
        return List.copyOf(counting);
    }

    private static boolean isContested(String question, List<Voice> all, Map<String, Question> questions) {
        boolean marked =
                questions.containsKey(question) && questions.get(question).contested();
        return marked || all.stream().map(Voice::answer).distinct().count() > 1;
    }

    private static List<Voice> answering(List<Voice> all, FindingStatus answer) {
        return all.stream().filter(voice -> voice.answer() == answer).toList();
    }

    private static String names(List<Voice> voices) {
        return voices.stream().map(Voice::by).distinct().collect(Collectors.joining(" and "));
    }

    /**
     * Who signed what about a question whose answer does not count yet, and what is wanting, a line for each set of rows
     * that stands alike; nothing where nobody signed, or what was signed counts.
     */
    public List<String> wanting(String question, Map<String, Question> questions) {
        List<Judgment> counting = counting(questions);
        Map<String, List<Long>> lines = new LinkedHashMap<>();
        voices.forEach((asked, all) -> {
            boolean counts =
                    counting.stream().anyMatch(j -> j.question().equals(asked.question()) && j.row() == asked.row());
            if (asked.question().equals(question) && !counts) {
                lines.computeIfAbsent(wanting(all), line -> new ArrayList<>()).add(asked.row());
            }
        });
        return lines.entrySet().stream()
                .map(line -> (line.getValue().equals(List.of(0L)) ? "" : rows(line.getValue())) + line.getKey())
                .toList();
    }

    private static String rows(List<Long> rows) {
        return rows.stream().limit(4).map(row -> "#" + row).collect(Collectors.joining(" "))
                + (rows.size() > 4 ? " and " + (rows.size() - 4) + " more: " : ": ");
    }

    private static String wanting(List<Voice> all) {
        String signed = all.stream()
                .map(voice -> voice.answer() + " by " + voice.by())
                .distinct()
                .collect(Collectors.joining(", "));
        boolean disagree = all.stream().map(Voice::answer).distinct().count() > 1;
        return signed
                + (disagree
                        ? "; they disagree, so that the rows stay held until one answer, and not the other, is signed by two"
                                + " persons"
                        : "; the question is contested, so that another person must sign the same answer");
    }
}
