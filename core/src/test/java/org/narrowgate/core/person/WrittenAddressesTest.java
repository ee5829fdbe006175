package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every line of {@code addresses.txt}, judged by hand, and what must hold of each of them however it is written. */
class WrittenAddressesTest {

    private static final AddressParser PARSER = new AddressParser(WrittenTables.address());
    private static final List<String[]> CASES = WrittenTables.lines("addresses.txt").stream()
            .map(line -> line.split(" => ", -1))
            .toList();

    @Test
    void every_written_address_is_taken_apart_as_judged() {
        List<String> wrong = new ArrayList<>();
        for (String[] written : CASES) {
            String found = parts(parse(written[0]));
            if (!matches(written[1].split("\\|", -1), found.split("\\|", -1))) {
                wrong.add(written[0] + "\n  judged " + written[1] + "\n  found  " + found);
            }
        }
        assertThat(CASES).hasSizeGreaterThan(650);
        assertThat(wrong).isEmpty();
    }

    @Test
    void neither_case_nor_blanks_change_anything() {
        List<String> changed = new ArrayList<>();
        for (String[] written : CASES) {
            String line = written[0].replace("\\n", "\n");
            String plain = parts(PARSER.parse(line));
            for (String other : List.of(
                    line.toUpperCase(Locale.ROOT),
                    "  " + line.replace(" ", "   ") + " ",
                    line.replace(' ', '\u00A0'))) {
                if (!parts(PARSER.parse(other)).equals(plain)) {
                    changed.add(other);
                }
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void what_is_stated_is_stated_again_from_its_own_parts() {
        int stated = 0;
        List<String> changed = new ArrayList<>();
        for (String[] written : CASES) {
            PostalAddress once = parse(written[0]);
            boolean box = once.street().matches("(PO BOX|RR|HC|PSC|CMR|UNIT)( \\w+)?");
            if (once.status() == AddressStatus.STATED && !once.city().isEmpty() && !box) {
                stated++;
                PostalAddress again =
                        PARSER.parse(new StatedAddress(street(once), once.city(), once.state(), once.zip5(), "US"));
                if (AddressComparison.of(once, again).level() != AddressComparison.Level.EXACT) {
                    changed.add(written[0]);
                }
            }
        }
        assertThat(changed).isEmpty();
        assertThat(stated).isGreaterThan(300);
    }

    @Test
    void no_text_breaks_the_parser_or_is_without_a_status() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3_000; i++) {
            String text = RandomText.of(random, 60, "0123456789 abcdefgNSEWst.,#-/&%'PO BOX TX77002\n");
            PostalAddress parsed = PARSER.parse(text);
            boolean complete = !parsed.number().isEmpty()
                    && !parsed.street().isEmpty()
                    && !(parsed.zip5().isEmpty()
                            && (parsed.city().isEmpty() || parsed.state().isEmpty()));
            if (parsed.statuses().isEmpty() || (parsed.status() == AddressStatus.STATED && !complete)) {
                Assertions.fail("seed 7, text " + i + " is stated and not complete, or has no status");
            }
        }
    }

    private static PostalAddress parse(String written) {
        return PARSER.parse(written.replace("\\n", "\n"));
    }

    private static String street(PostalAddress address) {
        return String.join(
                " ",
                address.number(),
                address.predirectional(),
                address.street(),
                address.suffix(),
                address.postdirectional(),
                address.unit());
    }

    private static boolean matches(String[] judged, String[] found) {
        boolean same = judged.length == found.length;
        for (int i = 0; same && i < judged.length; i++) {
            same = judged[i].equals("*") || judged[i].equals(found[i]);
        }
        return same;
    }

    private static String parts(PostalAddress address) {
        String zip = address.zip4().isEmpty() ? address.zip5() : address.zip5() + "-" + address.zip4();
        String statuses = address.statuses().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        return String.join(
                "|",
                address.number(),
                address.predirectional(),
                address.street(),
                address.suffix(),
                address.postdirectional(),
                address.unit(),
                address.city(),
                address.state(),
                zip,
                statuses);
    }
}
