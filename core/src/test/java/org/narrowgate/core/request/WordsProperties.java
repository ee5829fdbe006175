package org.narrowgate.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.person.Placeholders;

/** What is read fast from prose is what a plain reading of its words finds, whatever the prose. */
class WordsProperties {
    private static final int TRIALS = 20_000;
    private static final String[] PIECES = {
        " ",
        " ",
        " ",
        "-",
        ".",
        ",",
        "'",
        "(a)",
        "§",
        "the",
        "AA",
        "aa",
        "Aa",
        "removal",
        "Civil",
        "civil removal",
        "no",
        "unknown",
        "N/A",
        "xxx",
        "don't",
        "CR",
        "2024",
        "0117",
        "CR20240117",
        "8",
        "USC",
        "U.S.C.",
        "1326",
        "sec.",
        "May",
        "14",
        "14th",
        "of",
        "2023",
        "é",
        "ß",
        "Ж",
        "ﬁ",
        "½",
        "\u0903",
        "\u0301",
        "\u200b",
        "\ud835\udc00",
        "\ud835",
        "\udc00"
    };
    private static final Map<String, List<String>> VOCABULARIES = Map.of(
            "civil",
            List.of("civil removal", "removal, the"),
            "other",
            List.of("no", "xxx unknown", "ß", "14th of May"));
    private static final Phrases PHRASES = Phrases.of(VOCABULARIES);

    @Test
    void words_are_the_runs_of_letters_and_figures_of_the_folded_text() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = prose(random);
            Words words = Words.of(text);
            assertThat(words.list()).as(text).isEqualTo(plain(text));
            assertThat(words.text()).isEqualTo(String.join(" ", plain(text)));
            assertThat(words.joined()).isEqualTo(String.join("", plain(text)));
            assertThat(words.folded()).isEqualTo(Folding.upper(text));
            assertThat(words.isEmpty()).isEqualTo(plain(text).isEmpty());
        }
    }

    @Test
    void a_phrase_or_an_identifier_is_found_where_its_words_follow_on_one_another() {
        SplittableRandom random = new SplittableRandom(2);
        int held = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = prose(random);
            List<String> words = plain(text);
            String phrase = trial % 2 == 0 && !words.isEmpty()
                    ? words.get(random.nextInt(words.size()))
                    : piece(random) + piece(random) + piece(random);
            List<String> wanted = plain(phrase);
            boolean holds = !wanted.isEmpty() && Collections.indexOfSubList(words, wanted) >= 0;
            held += holds ? 1 : 0;
            assertThat(Words.of(text).holds(Words.of(phrase)))
                    .as(text + "|" + phrase)
                    .isEqualTo(holds);
            String identifier = String.join("", wanted);
            assertThat(Words.of(text).holdsJoined(identifier))
                    .as(text + "|" + identifier)
                    .isEqualTo(joins(words).contains(identifier));
        }
        assertThat(held).isGreaterThan(500);
    }

    @Test
    void phrases_are_found_as_one_by_one() {
        SplittableRandom random = new SplittableRandom(3);
        int spoken = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = prose(random);
            Set<String> expected = new TreeSet<>();
            VOCABULARIES.forEach((vocabulary, phrases) -> phrases.stream()
                    .filter(phrase -> Collections.indexOfSubList(plain(text), plain(phrase)) >= 0)
                    .forEach(phrase -> expected.add(vocabulary)));
            assertThat(PHRASES.spokenIn(Words.of(text))).as(text).isEqualTo(expected);
            spoken += expected.size();
        }
        assertThat(spoken).isGreaterThan(500);
    }

    @Test
    void own_words_are_counted_as_in_a_set() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = trial % 2 == 0 ? prose(random) : pairs(random, 300);
            OwnWords own = OwnWords.of(Words.of(text));
            Set<String> expected = plain(text).stream()
                    .filter(word -> word.length() > 1 && word.chars().noneMatch(c -> c >= '0' && c <= '9'))
                    .collect(Collectors.toCollection(HashSet::new));
            for (int column = random.nextInt(3); column > 0; column--) {
                String told = trial % 2 == 0 ? prose(random) : pairs(random, 30);
                own.leaveOut(Words.of(told));
                plain(told).forEach(expected::remove);
            }
            assertThat(own.count()).as(text).isEqualTo(expected.size());
        }
    }

    /** What is passed over early says so by its words as by its whole text. */
    @Test
    void a_text_too_long_for_a_placeholder_is_known_by_its_words() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = prose(random);
            assertThat(Placeholders.isBeyondWords(Words.of(text).text()))
                    .as(text)
                    .isEqualTo(Placeholders.isBeyondWords(Folding.upper(text)));
        }
    }

    @Test
    void a_citation_is_named_where_a_mention_of_it_stands() {
        CitationReader reader = CitationReader.of(Map.of("8 U.S.C. 1326", List.of("criminal")));
        CitationText grammar = CitationText.knowing(List.of("8 U.S.C. 1326"));
        SplittableRandom random = new SplittableRandom(6);
        int named = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            String text = prose(random) + (trial % 4 == 0 ? " 8 USC 1326(a) " : "") + prose(random);
            List<CitationText.Provision> stated = reader.stated("8 U.S.C. 1326(a)");
            boolean mentioned = grammar.mentions(Folding.upper(text)).stream().anyMatch(m -> m.overlaps(stated.get(0)));
            named += mentioned ? 1 : 0;
            assertThat(reader.areNamedIn(Words.of(text), stated)).as(text).isEqualTo(mentioned);
        }
        assertThat(named).isGreaterThan(1_000);
    }

    @Test
    void a_day_is_named_in_every_spelling_of_it_and_in_none_of_another_day() {
        List<DateTimeFormatter> spellings = List.of(
                        "uuuu-MM-dd",
                        "uuuuMMdd",
                        "M/d/uuuu",
                        "MM-dd-uu",
                        "MMMM d, uuuu",
                        "MMM d uuuu",
                        "d MMMM uuuu",
                        "'the' d'th of' MMMM uuuu",
                        "'the' d'th day of' MMMM, uuuu")
                .stream()
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.US))
                .toList();
        LocalDate last = LocalDate.of(2100, 12, 31);
        for (LocalDate day = LocalDate.of(1850, 1, 1); !day.isAfter(last); day = day.plusDays(3)) {
            for (DateTimeFormatter spelling : spellings) {
                Words words = Words.of("Returned 8 May, on " + spelling.format(day) + ", and was seen.");
                assertThat(DateMention.in(words, day.toEpochDay()))
                        .as("%s", words.text())
                        .isTrue();
                assertThat(DateMention.in(words, day.plusDays(1).toEpochDay())).isFalse();
                assertThat(DateMention.in(words, day.minusYears(1).toEpochDay()))
                        .isFalse();
            }
        }
    }

    private static String prose(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(24); n > 0; n--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    private static String piece(SplittableRandom random) {
        return random.nextInt(40) == 0
                ? String.valueOf((char) random.nextInt(0x10000))
                : PIECES[random.nextInt(PIECES.length)];
    }

    /** Many short words, so that the table of them is as full as it can be. */
    private static String pairs(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most); n > 0; n--) {
            text.append((char) ('A' + random.nextInt(26)))
                    .append((char) ('A' + random.nextInt(26)))
                    .append(' ');
        }
        return text.toString();
    }

    private static List<String> plain(String text) {
        StringBuilder marked = new StringBuilder();
        Folding.upper(text)
                .codePoints()
                .forEach(c -> marked.appendCodePoint(
                        Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK
                                ? c
                                : ' '));
        return Arrays.stream(marked.toString().split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> joins(List<String> words) {
        List<String> joins = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            StringBuilder joined = new StringBuilder();
            for (int j = i; j < words.size(); j++) {
                joins.add(joined.append(words.get(j)).toString());
            }
        }
        return new HashSet<>(joins);
    }
}
