package org.narrowgate.core.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;

/**
 * Turns the cells of one line into a {@link RequestRow}; never throws on what a requester wrote. No row changes
 * how another is read, so that one parser serves many threads.
 */
public final class RowParser {
    /** Longest cell, in UTF-16 units: a page and a half of prose. */
    public static final int LONGEST_CELL = 4_000;
    /** Longest row id, in UTF-16 units. */
    public static final int LONGEST_ROW_ID = 128;

    /** With what a scheme begins that is a pattern. */
    static final String PATTERN = "pattern:";

    private final RowLayout.Columns columns;
    private final RowLayout layout;
    private final int[] places;
    private final int[] numberPlaces;
    private final int freeAddress;
    private final int address;
    private final Function<StatedAddress, PostalAddress> addresses;
    private final List<NumberRule> numbers;
    private final RowReader reader;
    private final RowCells check;
    private final RequestRow.Person nobody;

    private RowParser(RowLayout.Columns columns, RowReader reader, Function<StatedAddress, PostalAddress> addresses) {
        this.columns = columns;
        this.layout = columns.layout();
        this.places = columns.places().stream().mapToInt(place -> place).toArray();
        this.numberPlaces = layout.numbers().stream()
                .mapToInt(number -> layout.place(number.name()))
                .toArray();
        this.freeAddress = layout.place(RowLayout.FREE_ADDRESS);
        this.address = layout.place(RowLayout.ADDRESS_COLUMNS.get(0));
        this.addresses = addresses;
        this.numbers = layout.numbers().stream().map(RowParser::rule).toList();
        this.reader = reader;
        this.check = RowCells.of(layout);
        this.nobody = person(emptyCells());
    }

    /** A parser for a file with these columns; {@code addresses} is how a stated address is parsed. */
    public static RowParser of(
            RowLayout.Columns columns, RequestHeader header, Function<StatedAddress, PostalAddress> addresses) {
        return new RowParser(columns, RowReader.of(columns.layout(), header), addresses);
    }

    /**
     * Reads as much as tells whether two rows state the same, and nothing of what their texts speak of.
     *
     * @param parts how a stated address is taken apart; what it is said to be is not looked at
     */
    public RowParser counting(Function<StatedAddress, PostalAddress> parts) {
        return new RowParser(columns, reader.counting(), parts);
    }

    public RowLayout.Columns columns() {
        return columns;
    }

    /**
     * Reads one line.
     *
     * @param number of the row, the first data row being 1
     * @param line of the file on which it begins
     */
    public RequestRow parse(long number, long line, List<String> stated) {
        return parse(number, line, stated, false);
    }

    /**
     * The same.
     *
     * @param printable whether the cells are known to hold nothing but printable ASCII, so that no control character is
     *     looked for
     */
    public RequestRow parse(long number, long line, List<String> stated, boolean printable) {
        if (stated.size() != columns.width()) {
            return unreadable(
                    number,
                    new RowProblem(
                            line,
                            "",
                            "the line has " + stated.size() + " cells, the header has " + columns.width(),
                            "quote cells that hold a comma, and keep every comma of a blank cell"));
        }
        String[] cells = emptyCells();
        for (int i = 0; i < places.length; i++) {
            cells[places[i]] = stated.get(i);
        }
        String rowId = cells[0].strip();
        Optional<RowProblem> problem = check.problem(line, cells, printable);
        if (problem.isPresent()) {
            return malformed(number, rowId.length() > LONGEST_ROW_ID ? "" : rowId, problem.get());
        }
        RequestRow.Person person = person(cells);
        List<FieldValue> values = reader.read(cells, person);
        Optional<RowProblem> shifted = check.misplaced(line, cells, person, values);
        return shifted.isPresent()
                ? malformed(number, rowId, shifted.get())
                : new RequestRow(number, line, rowId, layout, Arrays.asList(cells), person, values, Optional.empty());
    }

    /** A line that could not even be cut into cells. */
    public RequestRow unreadable(long number, RowProblem problem) {
        return malformed(number, "", problem);
    }

    /** The row as the whole batch shows it: an id that an earlier row used for other particulars makes it malformed. */
    public RequestRow settle(RequestRow row, BatchFacts batch) {
        return batch.idReused() && row.isReadable()
                ? row.refused(
                        new RowProblem(
                                row.line(),
                                RowLayout.ROW_ID,
                                "an earlier row has this id with other particulars",
                                "give every row an id of its own"),
                        nobody)
                : row;
    }

    /** A line that was found to be no row, and why; of what it states only the id is kept. */
    public RequestRow malformed(long number, String rowId, RowProblem problem) {
        String id = rowId.chars().anyMatch(RowCells::isControl) ? "" : rowId;
        return new RequestRow(number, problem.line(), id, layout, List.of(), nobody, List.of(), Optional.of(problem));
    }

    private RequestRow.Person person(String[] cells) {
        IdentityNumber[] parsed = new IdentityNumber[numberPlaces.length];
        for (int i = 0; i < parsed.length; i++) {
            parsed[i] = IdentityNumber.parse(cells[numberPlaces[i]], numbers.get(i));
        }
        return new RequestRow.Person(
                PersonName.of(cells[1], cells[2], cells[3], cells[4]),
                StatedDate.parse(cells[5]),
                List.of(parsed),
                addresses.apply(address(cells)));
    }

    private StatedAddress address(String[] cells) {
        String free = cells[freeAddress];
        return free.isEmpty()
                ? new StatedAddress(
                        cells[address], cells[address + 1], cells[address + 2], cells[address + 3], cells[address + 4])
                : new StatedAddress(free, "", "", "", "");
    }

    private String[] emptyCells() {
        String[] cells = new String[layout.size()];
        Arrays.fill(cells, "");
        return cells;
    }

    /** How the numbers of a layout are built, in its order: for whoever must hold records against them. */
    public static List<NumberRule> numberRules(RowLayout layout) {
        return layout.numbers().stream().map(RowParser::rule).toList();
    }

    /** Those of the citations that a pack lists which could not be told from others, or read at all, in a row. */
    public static List<String> unusableCitations(Collection<String> citations) {
        return CitationReader.unusable(citations);
    }

    private static NumberRule rule(NumberDeclaration declaration) {
        return new NumberRule(
                declaration.name(),
                declaration.schemes().stream().map(RowParser::scheme).toList());
    }

    /** The schemes as packs spell them. */
    private static NumberScheme scheme(String name) {
        if (name.startsWith(PATTERN)) {
            return NumberScheme.pattern(name.substring(PATTERN.length()));
        }
        return switch (name) {
            case "us-ssn" -> NumberScheme.usSsn();
            case "us-itin" -> NumberScheme.usItin();
            case "us-atin" -> NumberScheme.usAtin();
            case "us-ein" -> NumberScheme.usEin();
            default -> throw new IllegalArgumentException("number scheme `" + name + "` is not known");
        };
    }
}
