package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that carry what the tables say, and look-ups that join words only where it may be worth it. */
class VocabularyTest {

    private static final AddressTables TABLES = WrittenTables.address();
    private static final Lexicon LEXICON = new Lexicon(TABLES);

    @Test
    void a_word_says_what_its_table_says() {
        TABLES.suffixes().forEach((variant, standard) -> {
            Word word = LEXICON.words(variant).word(0);
            assertThat(word.kinds() & Word.SUFFIX).as(variant).isNotZero();
            assertThat(word.suffix()).isEqualTo(Folding.upper(standard));
        });
        TABLES.directionals()
                .forEach((variant, standard) ->
                        assertThat(LEXICON.words(variant).word(0).directional()).isEqualTo(Folding.upper(standard)));
        for (AddressTables.Unit unit : TABLES.units()) {
            assertThat(LEXICON.words(unit.designator()).is(0, Word.UNIT)).isTrue();
            assertThat(LEXICON.words(unit.designator()).is(0, Word.SECONDARY)).isTrue();
        }
        TABLES.states().values().forEach(code -> assertThat(LEXICON.words(code).is(0, Word.STATE_CODE))
                .isTrue());
    }

    @Test
    void no_reader_passes_by_a_word_that_may_begin_what_it_reads() {
        Highways.starters().forEach(word -> assertThat(LEXICON.words(word).is(0, Word.ROAD))
                .as(word)
                .isTrue());
        BoxReader.starters()
                .forEach(word ->
                        assertThat(LEXICON.words(word).is(0, Word.BOX)).as(word).isTrue());
        for (String glued : List.of("RR2", "HC66", "POBOX12", "I-10")) {
            assertThat(LEXICON.words(glued).is(0, Word.BOX)).as(glued).isTrue();
            assertThat(LEXICON.words(glued).is(0, Word.ROAD)).as(glued).isTrue();
        }
        for (String nothing : List.of("XXX", "zzzz", "unknown", "N/A", "x", "any", "12")) {
            assertThat(LEXICON.words(nothing).is(0, Word.NOTHING)).as(nothing).isTrue();
        }
    }

    @Test
    void a_listed_word_is_one_object_and_any_other_is_made_where_it_stands() {
        assertThat(LEXICON.words("100 Main Street").word(2))
                .isSameAs(LEXICON.words("5 Oak STREET").word(2));
        Word invented = LEXICON.words("Quillbrook").word(0);
        assertThat(invented).isNotSameAs(LEXICON.words("Quillbrook").word(0));
        assertThat(invented.text()).isEqualTo("QUILLBROOK");
        assertThat(invented.city()).isEqualTo("QUILLBROOK");
        assertThat(invented.isListed()).isFalse();
    }

    @Test
    void words_have_the_hash_of_what_they_would_be_if_they_were_joined() {
        String longest = "Q".repeat(80);
        AddressTokens words = LEXICON.words("12 North Fort " + longest + " Saint " + longest + longest + " é TX");
        for (int from = 0; from < words.size(); from++) {
            for (int to = from; to <= words.size(); to++) {
                assertThat(words.joinedHash(from, to))
                        .isEqualTo(words.joined(from, to, "").hashCode());
            }
        }
        AddressTokens city = LEXICON.words("Fort Saint Quillbrook Heights");
        assertThat(city.cityHash(0, 4)).isEqualTo(CityKeys.of(city).hashCode());
        assertThat(CityKeys.of(city)).isEqualTo("FTSTQUILLBROOKHTS");
    }

    @Test
    void a_filter_never_denies_what_its_table_holds_and_denies_most_else() {
        List<String> held = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            held.add("HELD" + i);
        }
        HashFilter filter = new HashFilter(held);
        assertThat(held).allMatch(text -> filter.mayHold(text.hashCode()));
        int passed = 0;
        for (int i = 0; i < 5000; i++) {
            passed += filter.mayHold(("OTHER" + i).hashCode()) ? 1 : 0;
        }
        assertThat(passed).isLessThan(1000);
        assertThat(new HashFilter(List.of()).mayHold("ANY".hashCode())).isFalse();
    }

    @Test
    void another_way_to_write_a_city_is_that_city() {
        AddressTokens words = LEXICON.words("New York City NYC Manhattan");
        assertThat(CityKeys.isOf(words, 0, 3, "NEWYORK")).isTrue();
        assertThat(CityKeys.isOf(words, 3, 4, "NEWYORK")).isTrue();
        assertThat(CityKeys.isOf(words, 0, 2, "NEWYORK")).isTrue();
        assertThat(CityKeys.isOf(words, 0, 1, "NEWYORK")).isFalse();
    }

    @Test
    void a_part_of_a_line_divided_in_its_middle_knows_only_its_own_words() {
        AddressTokens line = LEXICON.words("100 Main St, Apt 4, Houston");
        AddressTokens part = line.slice(3, 5);
        assertThat(part.at(-1)).isEmpty();
        assertThat(part.at(2)).isEmpty();
        assertThat(part.breakBefore(0)).isTrue();
        assertThat(part.segmentEnd(0)).isEqualTo(2);
        assertThat(line.without(3, 5).joined(0, 4, " ")).isEqualTo("100 MAIN ST HOUSTON");
        assertThat(line.without(3, 5).breakBefore(3)).isTrue();
    }
}
