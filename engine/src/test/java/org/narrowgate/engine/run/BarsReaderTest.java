package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.decision.Bar;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.engine.document.DocumentException;

class BarsReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final List<NumberRule> NUMBERS = List.of(
            new NumberRule("tin", List.of(NumberScheme.usSsn(), NumberScheme.usItin())),
            new NumberRule("card", List.of(NumberScheme.pattern("[A-Z][0-9]{7}"))));
    private static final String TOP = "as_of: 2026-03-02\nuntil: 2026-04-01\nbars:\n";

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({"2026-03-01, false", "2026-03-02, true", "2026-03-31, true", "2026-04-01, false", "2027-03-10, false"})
    void a_statement_counts_from_its_day_until_the_day_before_its_end(LocalDate day, boolean stated) throws Exception {
        BarsReader.Known known = known("as_of: 2026-03-02\nuntil: 2026-04-01\nbars: []\n", day);
        assertThat(known.stated()).isEqualTo(stated);
        assertThat(known.publicOnRun()).isEmpty();
        assertThat(known.bars().on(person("k-1", Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 1",
        "2026-03-10, '', 1",
        "2026-03-11, '', 0",
        "'', 2026-03-11, 1",
        "'', 2026-03-10, 0",
        "2026-01-01, 2026-03-10, 0",
        "2026-03-10, 2026-03-11, 1"
    })
    void a_bar_is_in_force_from_its_first_day_until_the_day_before_its_end(String from, String until, int bars)
            throws Exception {
        String dates = (from.isEmpty() ? "" : ", from: " + from) + (until.isEmpty() ? "" : ", until: " + until);
        assertThat(on("{id: I-1, kind: informant, scope: person, person: k-1, citation: c" + dates + "}"))
                .hasSize(bars);
        assertThat(on("{id: O-1, kind: court-order, scope: run, citation: c" + dates + "}"))
                .hasSize(bars);
        assertThat(known(TOP + "  - {id: O-1, kind: court-order, scope: run, public: true, citation: c" + dates + "}\n")
                        .publicOnRun())
                .hasSize(bars);
    }

    @Test
    void only_a_public_uncontested_bar_on_the_whole_run_may_be_told() throws Exception {
        BarsReader.Known known = known(TOP + """
                  - {id: O-1, kind: court-order, scope: run, public: true, citation: c}
                  - {id: O-2, kind: court-order, scope: run, citation: c}
                  - {id: O-3, kind: court-order, scope: run, public: true, contested: true, citation: c}
                  - {id: O-4, kind: court-order, scope: person, public: true, person: k-1, citation: c}
                """);
        assertThat(known.publicOnRun()).extracting(Bar::id).containsExactly("O-1");
        assertThat(known.bars().onRun()).extracting(Bar::id).containsExactly("O-2", "O-3");
        assertThat(known.bars().on(person("k-1", Map.of()))).extracting(Bar::id).containsExactly("O-2", "O-3", "O-4");
        assertThat(known.bars().on(person("k-2", Map.of()))).extracting(Bar::id).containsExactly("O-2", "O-3");
    }

    @Test
    void a_protected_status_is_contested_unless_the_file_says_otherwise_and_nothing_else_is() throws Exception {
        assertThat(on("{id: P-1, kind: protected-status, scope: run, citation: c}"))
                .allMatch(Bar::contested);
        assertThat(on("{id: P-1, kind: protected-status, scope: run, citation: c, contested: false}"))
                .noneMatch(Bar::contested);
        assertThat(on("{id: P-1, kind: informant, scope: run, citation: c, contested: true}"))
                .allMatch(Bar::contested);
        for (String kind : List.of("court-order", "informant", "investigation", "consent-withdrawn")) {
            assertThat(on("{id: P-1, kind: " + kind + ", scope: run, citation: c}"))
                    .hasSize(1)
                    .noneMatch(Bar::contested);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{tin: \"412-55-8830\"}",
                "{tin: \"412558830\"}",
                "{tin: 412558830}",
                "{tin: 412 55 8830}",
                "{card: a1234567}",
                "{card: A-123-4567}",
                "{tin: 412-55-8830, card: B7654321}"
            })
    void a_number_names_its_person_however_it_is_written(String numbers) throws Exception {
        String bar = "{id: I-1, kind: informant, scope: person, citation: c, numbers: " + numbers + "}";
        assertThat(on(bar)).hasSize(1);
        assertThat(known(TOP + "  - " + bar + "\n")
                        .forNumbers(NUMBERS, "bars.yaml")
                        .bars()
                        .on(person("k-1", Map.of("tin", "412558831", "card", "A1234568"))))
                .isEmpty();
    }

    @Test
    void a_leading_zero_of_a_number_is_not_lost() throws Exception {
        String bar = "{id: I-1, kind: informant, scope: person, citation: c, numbers: {tin: 012558830}}";
        assertThat(known(TOP + "  - " + bar + "\n")
                        .forNumbers(NUMBERS, "bars.yaml")
                        .bars()
                        .on(person("k-1", Map.of("tin", "012558830"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-1", "\"k-1\"", "' k-1 '"})
    void a_key_names_its_person_however_it_is_quoted(String key) throws Exception {
        assertThat(on("{id: I-1, kind: informant, scope: person, citation: c, person: " + key + "}"))
                .hasSize(1);
    }

    @Test
    void a_key_that_looks_like_a_number_is_read_as_it_is_written() throws Exception {
        BarsReader.Known known =
                known(TOP + "  - {id: I-1, kind: informant, scope: person, citation: c, person: 00417}\n");
        assertThat(known.bars().on(person("00417", Map.of()))).hasSize(1);
        assertThat(known.bars().on(person("417", Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {id: I-1, kind: informer, scope: person, person: k-1, citation: c}                  | informant
            {id: I-1, kind: informant, scope: persons, person: k-1, citation: c}                | covers nobody
            {id: I-1, kind: informant, scope: person, citation: c}                              | covers nobody
            {id: I-1, kind: informant, scope: person, numbers: {}, citation: c}                 | covers nobody
            {id: I-1, kind: informant, scope: person, persn: k-1, citation: c}                  | persn
            {id: I-1, kind: informant, scope: run, citation: c, from: soon}                     | from
            {id: I-1, kind: informant, scope: run, citation: c, from: 2026-02-30}               | from
            {id: I-1, kind: informant, scope: run, citation: c, from: 2026-03-12, until: 2026-03-01} | until
            {id: I-1, kind: informant, scope: run, citation: c, contested: maybe}               | contested
            {id: I-1, kind: informant, scope: run, citation: c, public: "yes"}                  | public
            {kind: informant, scope: run, citation: c}                                          | id
            {id: I-1, scope: run, citation: c}                                                  | kind
            {id: I-1, kind: informant, scope: run}                                              | citation
            {id: I-1, kind: informant, citation: c}                                             | scope
            informant                                                                           | bar
            """)
    void a_bar_that_would_bar_nobody_or_cannot_be_read_is_refused(String bar, String named) {
        assertThatThrownBy(() -> known(TOP + "  - " + bar + "\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("bars.yaml:4")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            numbers: {ssn: "412-55-8830"}   | ssn
            numbers: {tin: "412-55-883"}    | I-1
            numbers: {tin: "123-45-6789"}   | I-1
            numbers: {card: "1234567"}      | I-1
            """)
    void a_number_that_no_record_can_hold_is_refused_and_not_repeated(String numbers, String named) throws Exception {
        BarsReader.Known known =
                known(TOP + "  - {id: I-1, kind: informant, scope: person, citation: c, " + numbers + "}\n");
        assertThatThrownBy(() -> known.forNumbers(NUMBERS, "bars.yaml"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("55")
                .hasMessageNotContaining("4567");
    }

    @Test
    void a_bar_not_yet_or_no_longer_in_force_is_held_to_its_form_all_the_same() {
        assertThatThrownBy(() ->
                        known(TOP + "  - {id: I-1, kind: informer, scope: run, citation: c, until: 2020-01-01}\n"))
                .isInstanceOf(DocumentException.class);
    }

    @Test
    void every_fault_is_reported_in_one_go() {
        assertThatThrownBy(() -> known("as_of: yesterday\nbars:\n  - {id: I-1, kind: informer}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("as_of")
                .hasMessageContaining("until")
                .hasMessageContaining("informer")
                .hasMessageContaining("scope");
    }

    @Test
    void a_statement_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> known("as_of: 2026-03-02\nuntil: 2026-03-02\nbars: []\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("until");
    }

    @Test
    void a_file_without_a_list_is_no_statement_that_there_are_none() {
        assertThatThrownBy(() -> known("as_of: 2026-03-02\nuntil: 2026-04-01\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("bars");
        for (String nothing : List.of("bars:\n", "bars: ~\n", "bars: none\n", "bars: {}\n")) {
            assertThatThrownBy(() -> known("as_of: 2026-03-02\nuntil: 2026-04-01\n" + nothing))
                    .as(nothing)
                    .isInstanceOf(DocumentException.class);
        }
    }

    @Test
    void of_no_file_nothing_is_known_and_a_blank_one_is_refused() throws Exception {
        BarsReader.Known nothing = known("");
        assertThat(nothing.stated()).isFalse();
        assertThat(nothing.bars().on(person("k-1", Map.of()))).isEmpty();
        for (String blank : List.of("\n", "   \n\n", "# no bars known\n", "---\n")) {
            assertThatThrownBy(() -> known(blank)).as(blank).isInstanceOf(DocumentException.class);
        }
        Path empty = Files.createFile(scratch.resolve("empty.yaml"));
        assertThatThrownBy(() -> BarsReader.read(empty, DAY)).isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> BarsReader.read(scratch.resolve("none.yaml"), DAY))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("none.yaml");
    }

    private static List<Bar> on(String bar) throws DocumentException {
        return known(TOP + "  - " + bar + "\n")
                .forNumbers(NUMBERS, "bars.yaml")
                .bars()
                .on(person("k-1", Map.of("tin", "412558830", "card", "A1234567")));
    }

    private static BarsReader.Known known(String text) throws DocumentException {
        return known(text, DAY);
    }

    private static BarsReader.Known known(String text, LocalDate day) throws DocumentException {
        return BarsReader.read("bars.yaml", text.getBytes(StandardCharsets.UTF_8), day);
    }

    private static Candidate person(String key, Map<String, String> numbers) {
        return new Candidate(key, numbers, List.of(), OptionalLong.empty(), "", OptionalLong.empty(), List.of());
    }
}
