package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;

/** A statute pack that passed its lint: the authority as data, the facts it speaks of, and the cases that prove it. */
public final class Pack {
    private final Manifest manifest;
    private final Authority authority;
    private final FactSchema schema;
    private final Readings readings;
    private final List<ElementDraft> drafts;
    private final List<PackCase> cases;
    private final String sha256;

    Pack(
            Manifest manifest,
            Authority authority,
            FactSchema schema,
            Readings readings,
            List<ElementDraft> drafts,
            List<PackCase> cases,
            String sha256) {
        this.manifest = manifest;
        this.authority = authority;
        this.schema = schema;
        this.readings = readings;
        this.drafts = List.copyOf(drafts);
        this.cases = List.copyOf(cases);
        this.sha256 = sha256;
    }

    /**
     * What the head of {@code pack.yaml} says beside the law itself.
     *
     * @param file as messages name it
     * @param purposes codes of the purposes that a request may state, with their text
     * @param thresholds strict defaults by id, e.g. {@code rows-per-official}
     * @param releasedBy who may let go, as the statute has it
     */
    public record Manifest(
            String file,
            String text,
            Map<String, String> purposes,
            Map<String, Threshold> thresholds,
            Clauses clauses,
            Situations situations,
            ReleasedBy releasedBy) {
        public Manifest {
            purposes = Collections.unmodifiableMap(new LinkedHashMap<>(purposes));
            thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
        }
    }

    /**
     * The form of words in which a statute says who discloses.
     *
     * @param words as the statute has them, with their citation
     * @param kinds kinds of office to which they give it
     * @param delegate whether a delegate may
     */
    public record ReleasedBy(String words, Set<String> kinds, boolean delegate) {
        public ReleasedBy {
            kinds = Set.copyOf(kinds);
        }
    }

    /** By what somebody may release under it. */
    public Mandate releasedBy() {
        ReleasedBy words = manifest.releasedBy();
        return new Mandate(Act.RELEASE, Set.of(Side.CUSTODIAN), id(), words.kinds(), words.delegate());
    }

    /**
     * A number that the statute does not fix: when a person must look, or what is too little to count.
     *
     * @param limit the strict default
     * @param narrows where an agreement may move it
     */
    public record Threshold(long limit, Narrows narrows, String text) {}

    /** Names of the row fields that the clauses of an agreement cut; empty where the pack has no such field. */
    public record Clauses(Optional<String> offences, Optional<String> periods, Optional<String> officials) {}

    /** The law under its strictest readings and strict thresholds. */
    public Authority authority() {
        return authority;
    }

    public String id() {
        return authority.id();
    }

    public Manifest manifest() {
        return manifest;
    }

    public FactSchema schema() {
        return schema;
    }

    public List<PackReading> readings() {
        return readings.all();
    }

    public List<PackCase> cases() {
        return cases;
    }

    /** SHA-256, in hexadecimal, over the name and content of every file of the pack in the order of their names. */
    public String sha256() {
        return sha256;
    }

    Readings readingsByQuestion() {
        return readings;
    }

    List<ElementDraft> drafts() {
        return drafts;
    }

    Vocabulary vocabulary() {
        return new Vocabulary(schema, manifest.thresholds());
    }

    /** The numbers and readings to compile under; {@code moved} replaces strict defaults by id. */
    Choice choice(Map<String, Long> moved, Set<String> readingIds) {
        return choice(moved, readingIds, Set.of());
    }

    /** The same where some of the readings are drafts. */
    Choice choice(Map<String, Long> moved, Set<String> readingIds, Set<String> drafts) {
        Map<String, Long> numbers = new HashMap<>();
        manifest.thresholds()
                .forEach((id, strict) -> numbers.put(Vocabulary.spelled(id), moved.getOrDefault(id, strict.limit())));
        Map<String, String> picked = new HashMap<>();
        for (String id : readingIds) {
            readings.find(id).ifPresent(r -> picked.put(r.reading().question(), id));
        }
        return new Choice(numbers, picked, drafts, Optional.empty(), "");
    }

    /** Whether some of it is law on some days only, so that a decision and a case need a day. */
    boolean isDated() {
        return drafts.stream().anyMatch(ElementDraft::isDated);
    }

    /** Whether it demands anything on that day; one that demands nothing is no law to decide by. */
    public boolean isInForce(LocalDate day) {
        return inForce(drafts, Optional.of(day)).anyMatch(d -> d.kind() == ElementKind.CONDITION);
    }

    /**
     * Ids of the elements that a decision of the earlier day was never held against as they are law on the later day.
     * What only lapsed is not among them, nor what is decided at release.
     */
    public List<String> addedBetween(LocalDate decided, LocalDate later) {
        Choice then = choice(Map.of(), Set.of()).on(Optional.of(decided));
        Choice now = then.on(Optional.of(later));
        return inForce(drafts, now.day())
                .filter(d -> d.stage() != Stage.RELEASE && d.check().isPresent())
                .filter(d -> !d.inForce().on(decided) || !d.exceptions(then).equals(d.exceptions(now)))
                .map(ElementDraft::id)
                .toList();
    }

    private static Stream<ElementDraft> inForce(List<ElementDraft> drafts, Optional<LocalDate> day) {
        return drafts.stream().filter(d -> d.inForce().on(day));
    }

    /** The elements that a case is about: those in force on its day, under its readings. */
    List<ElementTest> tests(PackCase example) {
        return tests(choice(Map.of(), example.readings()).on(example.on()));
    }

    /** The elements that can be tested (duties left out) under these numbers and readings, in the order of the pack. */
    List<ElementTest> tests(Choice choice) {
        return inForce(drafts, choice.day())
                .filter(d -> d.check().isPresent())
                .map(d -> ElementTest.of(d.build(choice)))
                .toList();
    }

    /** The elements in force on a day, as they stand under the strictest readings; all of them if none is named. */
    public List<Element> elements(Optional<LocalDate> day) {
        return elements(drafts, choice(Map.of(), Set.of()).on(day));
    }

    static List<Element> elements(List<ElementDraft> drafts, Choice choice) {
        return inForce(drafts, choice.day()).map(d -> d.build(choice)).toList();
    }
}
