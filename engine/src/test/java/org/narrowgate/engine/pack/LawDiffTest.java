package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.pack.LawChange.Effect;

/** What differs is named, and what lets more be disclosed is called wider. */
class LawDiffTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "golden");

    @TempDir
    Path scratch;

    private int copies;

    private Pack small() throws Exception {
        return PackReader.read(SMALL.resolve("pack"));
    }

    private Pack changed(String file, String from, String to) throws Exception {
        Path folder = scratch.resolve("pack-" + copies++);
        for (String each : List.of("pack.yaml", "readings.yaml", "good/cases.yaml", "bad/cases.yaml")) {
            String text = Files.readString(SMALL.resolve("pack").resolve(each));
            if (each.equals(file)) {
                assertThat(text).contains(from);
                text = text.replace(from, to);
            }
            Files.createDirectories(folder.resolve(each).getParent());
            Files.writeString(folder.resolve(each), text);
        }
        return PackReader.read(folder);
    }

    /** The one difference, and its opposite when the two are exchanged. */
    private void goes(Effect effect, String part, String file, String from, String to) throws Exception {
        Pack changed = changed(file, from, to);
        assertThat(LawDiff.of(small(), changed)).as(to).singleElement().satisfies(change -> {
            assertThat(change.effect()).as(change.toString()).isEqualTo(effect);
            assertThat(change.part()).isEqualTo(part);
        });
        assertThat(LawDiff.of(changed, small())).extracting(LawChange::effect).containsExactly(effect.reversed());
    }

    @Test
    void the_same_bytes_differ_in_nothing_and_other_bytes_in_something() throws Exception {
        assertThat(LawDiff.of(small(), small())).isEmpty();
        assertThat(LawDiff.of(small(), changed("good/cases.yaml", "name: clean,", "name: cleaner,")))
                .extracting(LawChange::part)
                .containsExactly("files");
    }

    @Test
    void a_condition_that_holds_of_more_is_wider_and_one_that_holds_of_less_is_narrower() throws Exception {
        String chief = "met: signer.office_kind == \"head-of-agency\"}";
        goes(
                Effect.WIDER,
                "element",
                "pack.yaml",
                chief,
                "met: 'signer.office_kind in [\"head-of-agency\", \"other\"]'}");
        goes(
                Effect.NARROWER,
                "element",
                "pack.yaml",
                "met: signer.office_matches && attested.sole_use",
                "met: signer.office_matches && attested.sole_use && request.signature_valid");
        goes(
                Effect.WIDER,
                "element",
                "pack.yaml",
                "met: signer.office_matches && attested.sole_use",
                "met: signer.office_matches");
        goes(
                Effect.OTHER,
                "element",
                "pack.yaml",
                "met: signer.office_matches && attested.sole_use",
                "met: signer.in_office && attested.sole_use");
        goes(
                Effect.NARROWER,
                "element",
                "pack.yaml",
                "                open: {when: true, question: Is a civil"
                        + " ground enough?, id: civil-ground, asked: row}\n",
                "");
    }

    @Test
    void an_answer_that_two_persons_must_sign_is_narrower_than_one_that_one_may_give() throws Exception {
        goes(
                Effect.NARROWER,
                "element",
                "pack.yaml",
                "id: civil-ground, asked: row}",
                "id: civil-ground, asked: row, contested: true}");
        goes(Effect.OTHER, "element", "pack.yaml", "id: civil-ground, asked: row}", "id: civil-ground, asked: once}");
    }

    @Test
    void a_question_on_which_readings_differ_is_contested_though_the_pack_does_not_say_so() throws Exception {
        assertThat(LawDiff.of(small(), changed("pack.yaml", "id: civil-ground, asked", "id: head, asked")))
                .anySatisfy(change -> {
                    assertThat(change.effect()).isEqualTo(Effect.NARROWER);
                    assertThat(change.toString()).contains("1 -> 2 persons sign the same answer");
                });
    }

    @Test
    void exceptions_go_the_way_in_which_they_are_combined() throws Exception {
        String exception = "    exceptions:\n      - id: L-1.inspector\n";
        String whole = Files.readString(SMALL.resolve("pack/pack.yaml"));
        String text = whole.substring(whole.indexOf(exception), whole.indexOf("  - id: L-2\n"));
        assertThat(text).contains("outcome: met");
        goes(Effect.NARROWER, "element", "pack.yaml", text, "");
        goes(Effect.NARROWER, "element", "pack.yaml", "outcome: met", "outcome: not_met");
    }

    @Test
    void thresholds_fields_purposes_and_readings_are_compared() throws Exception {
        goes(Effect.WIDER, "threshold", "pack.yaml", "limit: 10", "limit: 11");
        goes(Effect.WIDER, "purpose", "pack.yaml", "purposes:\n", "purposes:\n  - {code: curiosity, text: to know}\n");
        goes(
                Effect.NARROWER,
                "releasable",
                "pack.yaml",
                "  - {name: card, source: number, number: card, category: identity, citation: Library Act 7(2)}\n",
                "");
        goes(Effect.NARROWER, "releasable", "pack.yaml", "carved_in: true", "carved_in: false");
        goes(Effect.WIDER, "emergency", "pack.yaml", "status: draft\n", "status: draft\nemergency: true\n");
        goes(
                Effect.WIDER,
                "reading",
                "readings.yaml",
                "readings:\n",
                "readings:\n  - {id: looser, question: address, text: None is needed., dated: 2026-01-01, sources: [a rule],"
                        + " address_must_agree: false}\n");
        goes(
                Effect.OTHER,
                "reading",
                "readings.yaml",
                "Whoever heads anything is a head.",
                "Whoever leads anything is a head.");
    }

    @Test
    void a_reading_that_becomes_the_default_is_wider_though_no_condition_changed() throws Exception {
        String readings = Files.readString(SMALL.resolve("pack/readings.yaml"));
        Pack swapped = changed(
                "readings.yaml",
                readings,
                readings.replace("Only the chief is a head., strictest: true,", "Only the chief is a head.,")
                        .replace("question: head\n    text", "question: head\n    strictest: true\n    text"));
        assertThat(LawDiff.of(small(), swapped))
                .filteredOn(change -> change.effect() == Effect.WIDER)
                .singleElement()
                .satisfies(change -> assertThat(change.id()).isEqualTo("any-head"));
    }

    private AgreementDocument agreement(Pack pack, String from, String to) throws Exception {
        String text = Files.readString(SMALL.resolve("agreement.yaml"));
        assertThat(text).contains(from);
        Path file = Files.writeString(scratch.resolve("agreement-" + copies++ + ".yaml"), text.replace(from, to));
        return AgreementReader.read(file, pack, Adopted.whateverIsCited(pack));
    }

    private void agreed(Effect effect, String part, String from, String to) throws Exception {
        Pack pack = small();
        AgreementDocument before = agreement(pack, from, from);
        AgreementDocument after = agreement(pack, from, to);
        assertThat(AgreementDiff.of(before, before, pack)).isEmpty();
        assertThat(AgreementDiff.of(before, after, pack)).as(to).singleElement().satisfies(change -> {
            assertThat(change.effect()).as(change.toString()).isEqualTo(effect);
            assertThat(change.part()).isEqualTo(part);
        });
        assertThat(AgreementDiff.of(after, before, pack))
                .extracting(LawChange::effect)
                .containsExactly(effect.reversed());
    }

    @Test
    void every_clause_of_an_agreement_is_compared() throws Exception {
        agreed(Effect.WIDER, "offences", "offences: [Fire Code 1]", "offences: [Fire Code 1, Fire Code 2]");
        agreed(Effect.WIDER, "fields", "fields: [mailing_address]", "fields: [mailing_address, card]");
        agreed(Effect.NARROWER, "confirm_only", "confirm_only: false", "confirm_only: true");
        agreed(Effect.WIDER, "periods first", "first: 2020", "first: 2019");
        agreed(Effect.NARROWER, "periods last", "last: 2026", "last: 2025");
        agreed(Effect.WIDER, "identity_routes", "[number:card]", "[number:card, address]");
        agreed(Effect.WIDER, "nicknames", "[number:card]", "[number:card]\nnicknames: true");
        agreed(Effect.OTHER, "file", "[number:card]", "[number:card]\nnicknames: false");
        agreed(Effect.WIDER, "readings", "readings: []", "readings: [any-head]");
        agreed(Effect.OTHER, "readings", "readings: []", "readings: [only-the-chief]");
        agreed(Effect.WIDER, "roster", "roster: [o-1]", "roster: []");
        agreed(Effect.WIDER, "roster", "roster: [o-1]", "roster: [o-1, o-2]");
        agreed(Effect.WIDER, "rows_per_request", "rows_per_request: 100", "rows_per_request: 101");
        agreed(Effect.NARROWER, "threshold rows-per-officer", "rows-per-officer: 10", "rows-per-officer: 9");
        agreed(Effect.WIDER, "retention_days", "retention_days: 30", "retention_days: 31");
        agreed(Effect.OTHER, "answer_within", "retention_days: 30", "retention_days: 30\nanswer_within: 14");
        String attested = "retention_days: 30\nattest_every_days: ";
        agreed(Effect.NARROWER, "attest_every_days", "retention_days: 30", attested + "60");
        agreed(Effect.NARROWER, "expires", "expires: 2027-01-01", "expires: 2026-12-31");
        agreed(Effect.WIDER, "condition", "check: row.years.count == 1", "check: row.years.count in [1, 2]");
        agreed(Effect.OTHER, "title", "title: Addresses", "title: All addresses");
        agreed(Effect.OTHER, "file", "readings: []", "readings: [ ]");
    }
}
