package org.narrowgate.core.decision;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.screening.Screener;

/**
 * What every branch of a run's elements says in words, kept once with the run: a logged finding names its branch only.
 *
 * <p>With it a finding can be read years later, without the pack it came from.
 */
public final class FindingCatalog {
    /** Answers of persons make findings of their own, which would fill memory and never recur. */
    private static final int MOST_KEPT = 10_000;

    private static final int ONCE = 1;
    private static final int CONTESTED = 2;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<ByteBuffer, FindingView> read = new ConcurrentHashMap<>();

    private FindingCatalog() {}

    public static FindingCatalog of(Rulebook rulebook) {
        FindingCatalog catalog = new FindingCatalog();
        for (ElementTest test : rulebook.elements()) {
            Element element = test.element();
            element.check().ifPresent(check -> catalog.add(element, check, List.of()));
            element.exceptions().forEach(e -> catalog.add(element, e));
            catalog.put(
                    element,
                    Screener.NOT_LOOKED_UP,
                    element.citation().text(),
                    element.text(),
                    new Basis(Basis.Kind.STATED, ""),
                    List.of(),
                    Optional.empty(),
                    "");
        }
        return catalog;
    }

    /** What the element as a whole demands, in plain words. */
    public String text(String element) {
        return entry(element, Screener.NOT_LOOKED_UP).text();
    }

    /** Every question that an element may leave to a person, by its id; contested if any branch that asks it says so. */
    public Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        entries.values().forEach(entry -> entry.question()
                .ifPresent(q -> questions.merge(q.id(), q, (one, other) -> one.contested() ? one : other)));
        return questions;
    }

    /** The provision on which a question hangs, by the id of the question; the first where several branches ask it. */
    public Map<String, String> askedUnder() {
        Map<String, String> citations = new LinkedHashMap<>();
        entries.values()
                .forEach(entry -> entry.question().ifPresent(q -> citations.putIfAbsent(q.id(), entry.citation())));
        return citations;
    }

    /** Ids of the elements of which a branch looks at one of these facts. */
    public Set<String> elementsOn(Set<String> facts) {
        return entries.values().stream()
                .filter(entry -> !Collections.disjoint(entry.facts(), facts))
                .map(Entry::element)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void add(Element element, Check check, List<String> by) {
        if (check instanceof Check.AllOf all) {
            all.branches().forEach(b -> add(element, b, by));
        } else if (check instanceof Check.AnyOf any) {
            any.branches().forEach(b -> add(element, b, by));
        } else if (check instanceof Check.Cases cases) {
            List<String> below = cases.lookedAt(by);
            put(
                    element,
                    cases.id(),
                    cases.citation().text(),
                    cases.text(),
                    cases.basis(),
                    below,
                    Optional.empty(),
                    cases.cure());
            cases.cases().values().forEach(b -> add(element, b, below));
        } else if (check instanceof Check.Test test) {
            put(
                    element,
                    test.id(),
                    test.citation().text(),
                    test.text(),
                    test.basis(),
                    test.lookedAt(by),
                    test.open().map(Check.Open::question),
                    test.cure());
        }
    }

    private void add(Element element, LegalException exception) {
        Optional<Question> question =
                exception.outcome() == FindingStatus.OPEN ? Optional.of(exception.question()) : Optional.empty();
        Entry excepted = entry(element.id(), exception.excepts());
        put(
                element,
                exception.id(),
                exception.citation().text(),
                exception.text(),
                excepted.basis(),
                exception.when().facts(),
                question,
                excepted.cure());
    }

    private void put(
            Element element,
            String branch,
            String citation,
            String text,
            Basis basis,
            List<String> facts,
            Optional<Question> question,
            String cure) {
        Entry entry = new Entry(
                element.id(),
                element.layer(),
                element.stage(),
                element.ground(),
                branch,
                citation,
                text,
                basis,
                facts,
                question,
                cure);
        entries.put(key(element.id(), branch), entry);
    }

    private static String key(String element, String branch) {
        return element + "/" + branch;
    }

    /** A logged finding in words; the same ones recur in every row, so each is read once. */
    FindingView view(byte[] logged) {
        FindingView known = read.get(ByteBuffer.wrap(logged));
        if (known == null) {
            known = FindingView.decode(logged, this);
            if (read.size() < MOST_KEPT) {
                read.put(ByteBuffer.wrap(logged.clone()), known);
            }
        }
        return known;
    }

    /** The words of a branch. */
    Entry entry(String element, String branch) {
        Entry entry = entries.get(key(element, branch));
        if (entry == null) {
            throw new ProofException("the run's catalogue has no branch `" + branch + "` of element `" + element + "`");
        }
        return entry;
    }

    public byte[] encode() {
        CanonicalWriter writer = new CanonicalWriter();
        return writer.list(entries.values(), FindingCatalog::write).toBytes();
    }

    public static FindingCatalog decode(byte[] encoded) {
        FindingCatalog catalog = new FindingCatalog();
        CanonicalReader reader = new CanonicalReader(encoded);
        for (Entry entry : reader.list(FindingCatalog::read)) {
            catalog.entries.put(key(entry.element(), entry.branch()), entry);
        }
        reader.finish();
        return catalog;
    }

    private static void write(CanonicalWriter writer, Entry entry) {
        writer.text(entry.element())
                .uint8(entry.layer().ordinal())
                .uint8(entry.stage().ordinal())
                .uint8(entry.ground().ordinal())
                .text(entry.branch())
                .text(entry.citation())
                .text(entry.text())
                .uint8(entry.basis().kind().ordinal())
                .text(entry.basis().by())
                .list(entry.facts(), CanonicalWriter::text)
                .text(entry.cure())
                .flag(entry.question().isPresent());
        entry.question().ifPresent(q -> writer.text(q.id()).text(q.text()).uint8(asked(q)));
    }

    /** One bit for once, one for contested: the catalogues of older runs know the first alone. */
    private static int asked(Question question) {
        return (question.once() ? ONCE : 0) | (question.contested() ? CONTESTED : 0);
    }

    private static Question question(CanonicalReader reader) {
        String id = reader.text();
        String text = reader.text();
        int asked = reader.uint8();
        if ((asked & ~(ONCE | CONTESTED)) != 0) {
            throw new ProofException("the run's catalogue says of question `" + id + "` what no program wrote");
        }
        return new Question(id, text, (asked & ONCE) != 0, (asked & CONTESTED) != 0);
    }

    private static Entry read(CanonicalReader reader) {
        String element = reader.text();
        Layer layer = FindingView.oneOf(Layer.values(), reader.uint8());
        Stage stage = FindingView.oneOf(Stage.values(), reader.uint8());
        GroundKind ground = FindingView.oneOf(GroundKind.values(), reader.uint8());
        String branch = reader.text();
        String citation = reader.text();
        String text = reader.text();
        Basis basis = new Basis(FindingView.oneOf(Basis.Kind.values(), reader.uint8()), reader.text());
        List<String> facts = reader.list(CanonicalReader::text);
        String cure = reader.text();
        Optional<Question> question = reader.flag() ? Optional.of(question(reader)) : Optional.empty();
        return new Entry(element, layer, stage, ground, branch, citation, text, basis, facts, question, cure);
    }

    /** One branch in words. */
    record Entry(
            String element,
            Layer layer,
            Stage stage,
            GroundKind ground,
            String branch,
            String citation,
            String text,
            Basis basis,
            List<String> facts,
            Optional<Question> question,
            String cure) {}
}
