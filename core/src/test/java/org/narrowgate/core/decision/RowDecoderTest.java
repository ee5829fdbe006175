package org.narrowgate.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.screening.Screener;

class RowDecoderTest {
    private static final List<String> LINES =
            List.of("12 Oak Ave", "100 Main St Apt 4", "PO Box 7", "", "c/o X, 5 Elm");
    private static final List<String> CELLS =
            List.of("", "Elena", "N/A", "r-1", "1985-06-15", "401-55-1234", "2022;2023");

    private final InventedMatter matter = InventedMatter.make();
    private final SlotLayout layout = SlotLayout.of(StatedGroups.of(InventedMatter.LAYOUT), matter.rulebook());
    private final RowEncoder encoder = new RowEncoder(layout, StatedGroups.of(InventedMatter.LAYOUT));
    private final RowDecoder decoder = decoder(InventedMatter.LAYOUT);
    private final Screener screener = matter.screener();
    private final Decider decider = Decider.of(
            matter.rulebook(),
            new Identifier(IdentityRules.strict("tin"), NameTables.of(Map.of())),
            Bars.none(),
            org.narrowgate.core.screening.Judgments.none());

    private RowDecoder decoder(RowLayout now) {
        return RowDecoder.of(
                layout, InventedMatter.LAYOUT, now, InventedMatter.header(), InventedMatter.ADDRESS::parse);
    }

    private List<byte[]> decided(RequestRow row, BatchFacts batch, List<Candidate> candidates) {
        return encoder.encode(screener.screen(row, batch)
                .match(admissible -> decider.decide(admissible, candidates), decider::decide));
    }

    private static List<String> hex(List<byte[]> slots) {
        return slots.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static <T> T one(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static StatedAddress address(SplittableRandom random) {
        boolean line = random.nextInt(3) == 0;
        return line
                ? new StatedAddress(one(random, LINES) + ", Dallas, TX 75201", "", "", "", "")
                : new StatedAddress(
                        one(random, LINES),
                        one(random, List.of("Dallas", "", "Houston")),
                        "TX",
                        one(random, List.of("75201", "")),
                        "");
    }

    private static Candidate candidate(SplittableRandom random) {
        List<HeldAddress> held = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            StatedAddress address = address(random);
            held.add(new HeldAddress(
                    InventedMatter.ADDRESS.parse(address),
                    address,
                    2015 + i,
                    2020 + i,
                    one(random, List.of("taxpayer", ""))));
        }
        return new Candidate(
                "p-" + random.nextInt(9),
                random.nextBoolean() ? Map.of("tin", "401551234", "a", "1") : Map.of("tin", "401551234"),
                List.of(PersonName.of("ELENA", one(random, CELLS), "REYES", one(random, List.of("", "Jr")))),
                random.nextBoolean() ? OptionalLong.of(LocalDate.of(1985, 6, 15).toEpochDay()) : OptionalLong.empty(),
                one(random, List.of("F", "")),
                random.nextInt(4) == 0 ? OptionalLong.of(-5) : OptionalLong.empty(),
                held);
    }

    @Test
    void what_is_decoded_is_decided_again_to_the_byte_whatever_was_stated_and_found() {
        int lookedUp = 0;
        int malformed = 0;
        for (long seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RequestRow row = seed % 2 == 0 ? matter.row() : random(random);
            BatchFacts batch = new BatchFacts(
                    random.nextInt(8) == 0 ? 3 : 0,
                    false,
                    random.nextInt(5),
                    List.of(0L, (long) random.nextInt(5)),
                    random.nextBoolean());
            List<Candidate> candidates = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                candidates.add(candidate(random));
            }
            List<byte[]> slots = decided(row, batch, candidates);
            boolean asked = DecidedRow.lookedUp(slots.get(layout.outcome() - 1));
            lookedUp += asked ? 1 : 0;
            malformed += row.isReadable() ? 0 : 1;
            List<Candidate> again = decoder.candidates(slots);
            assertThat(again).as("seed " + seed).isEqualTo(asked ? candidates : List.of());
            assertThat(hex(decided(decoder.row(row.number(), slots), decoder.batch(slots), again)))
                    .as("seed " + seed)
                    .isEqualTo(hex(slots));
        }
        assertThat(lookedUp).isGreaterThan(50);
        assertThat(malformed).isGreaterThan(10);
    }

    private static RequestRow random(SplittableRandom random) {
        RowLayout.Columns columns = InventedMatter.LAYOUT.everyColumn();
        RowParser parser = RowParser.of(columns, InventedMatter.header(), InventedMatter.ADDRESS::parse);
        String[] cells = new String[columns.width()];
        Arrays.setAll(cells, i -> one(random, CELLS));
        return parser.parse(7, 8, List.of(cells));
    }

    @Test
    void a_row_whose_id_was_used_before_is_malformed_again_with_the_same_problem() {
        RowParser parser = RowParser.of(
                InventedMatter.LAYOUT.everyColumn(), InventedMatter.header(), InventedMatter.ADDRESS::parse);
        BatchFacts reused = new BatchFacts(0, true, 1, List.of(0L, 1L), false);
        List<byte[]> slots = decided(parser.settle(matter.row(), reused), reused, List.of());
        RequestRow again = decoder.row(7, slots);
        assertThat(again.problem())
                .hasValueSatisfying(problem -> assertThat(problem.line()).isEqualTo(8));
        assertThat(hex(decided(again, decoder.batch(slots), List.of()))).isEqualTo(hex(slots));
    }

    @Test
    void under_another_pack_what_it_has_and_the_row_had_no_column_for_is_not_stated() {
        List<NumberDeclaration> numbers = new ArrayList<>(InventedLaw.NUMBERS);
        numbers.add(new NumberDeclaration("plate", List.of("pattern:[A-Z]{3}")));
        RowLayout more = RowLayout.of(numbers, InventedLaw.FIELDS.subList(0, 1));
        List<byte[]> slots = decided(matter.row(), matter.batch(), List.of());
        RequestRow row = decoder(more).row(7, slots);
        assertThat(row.stated("tin")).isEqualTo("401-55-1234");
        assertThat(row.stated("plate")).isEmpty();
        assertThat(decoder(more).batch(slots).fieldRows()).hasSize(1);
    }

    @Test
    void slots_of_another_pack_or_with_bytes_left_over_are_refused() {
        RowLayout other = RowLayout.of(InventedLaw.NUMBERS, List.of());
        assertThatThrownBy(() ->
                        RowDecoder.of(layout, other, other, InventedMatter.header(), InventedMatter.ADDRESS::parse))
                .isInstanceOf(ProofException.class);
        List<byte[]> slots = new ArrayList<>(decided(matter.row(), matter.batch(), List.of()));
        byte[] name = slots.get(1);
        slots.set(1, Arrays.copyOf(name, name.length + 1));
        assertThatThrownBy(() -> decoder.row(7, slots)).isInstanceOf(ProofException.class);
    }

    @Test
    void an_address_keeps_its_columns_and_one_of_older_evidence_is_its_line() {
        StatedAddress columns = new StatedAddress("5 Elm St, Unit 2", "Dallas", "", "75201", "");
        assertThat(HeldText.read(HeldText.of(columns))).isEqualTo(columns);
        StatedAddress odd = new StatedAddress("5\u001fElm", "", "", "", "");
        assertThat(HeldText.read(HeldText.of(odd))).isEqualTo(odd);
        assertThat(HeldText.of(new StatedAddress("5 Elm St, Dallas", "", "", "", "")))
                .isEqualTo("5 Elm St, Dallas");
        assertThat(HeldText.read("5\u001fElm").line()).isEqualTo("5\u001fElm");
    }
}
