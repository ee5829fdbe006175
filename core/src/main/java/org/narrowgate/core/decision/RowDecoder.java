package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.RowProblem;

/**
 * Makes again, from what {@link RowEncoder} wrote, everything that a row was decided on: the row as stated, what the batch
 * told, the records found. Under the columns of another pack, what these have and the row had no column for is not stated.
 *
 * <p>It only reads, so that one serves all threads.
 */
public final class RowDecoder {
    private static final int NONE = -1;

    private final SlotLayout slots;
    private final StatedGroups groups;
    private final int[][] groupPlaces;
    private final int width;
    private final int rowId;
    private final RowParser parser;
    private final Function<StatedAddress, PostalAddress> addresses;
    /** For each column now, its place then. */
    private final int[] columns;
    /** For each field now, its place among the fields then. */
    private final int[] fields;

    private RowDecoder(
            SlotLayout slots,
            RowLayout then,
            RowLayout now,
            RowParser parser,
            Function<StatedAddress, PostalAddress> addresses) {
        this.slots = slots;
        this.groups = StatedGroups.of(then);
        this.groupPlaces = groups.names().stream()
                .map(name -> groups.columns(name).stream().mapToInt(then::place).toArray())
                .toArray(int[][]::new);
        List<String> before = then.everyColumn().names();
        this.width = before.size();
        this.rowId = then.place(RowLayout.ROW_ID);
        this.parser = parser;
        this.addresses = addresses;
        this.columns = now.everyColumn().names().stream().mapToInt(then::place).toArray();
        List<String> fieldsThen =
                then.fields().stream().map(FieldDeclaration::name).toList();
        this.fields = now.fields().stream()
                .mapToInt(field -> fieldsThen.indexOf(field.name()))
                .toArray();
    }

    /**
     * A decoder of a run's rows.
     *
     * @param slots in which the run kept them
     * @param then the columns of the pack that it went by
     * @param now those under which its rows are read: the same, or another pack's
     * @throws ProofException if the pack is not the one that the slots are of
     */
    public static RowDecoder of(
            SlotLayout slots,
            RowLayout then,
            RowLayout now,
            RequestHeader header,
            Function<StatedAddress, PostalAddress> addresses) {
        if (!StatedGroups.of(then).names().equals(slots.groups())) {
            throw new ProofException("the slots of the run are not those of the pack");
        }
        return new RowDecoder(slots, then, now, RowParser.of(now.everyColumn(), header, addresses), addresses);
    }

    /** The row as the first decision made it; a malformed one with the problem that was found then. */
    public RequestRow row(long number, List<byte[]> values) {
        String[] cells = new String[width];
        Arrays.fill(cells, "");
        for (int group = 0; group < groupPlaces.length; group++) {
            CanonicalReader reader = new CanonicalReader(values.get(slots.group(group) - 1));
            List<String> stated = reader.list(CanonicalReader::text);
            reader.finish();
            if (stated.size() != groupPlaces[group].length) {
                throw new ProofException("a stated group has " + stated.size() + " cells");
            }
            for (int i = 0; i < stated.size(); i++) {
                cells[groupPlaces[group][i]] = stated.get(i);
            }
        }
        CanonicalReader batch = batchReader(values);
        BatchFacts skipped = DecidedRow.batchFacts(batch);
        Optional<RowProblem> problem = problem(batch);
        if (problem.isPresent() || skipped.idReused()) {
            return parser.malformed(
                    number,
                    cells[rowId],
                    problem.orElseThrow(() -> new ProofException("a row whose id was used before is malformed")));
        }
        List<String> now = new ArrayList<>(columns.length);
        for (int place : columns) {
            now.add(place == NONE ? "" : cells[place]);
        }
        // The line is in a problem alone, and this row had none.
        return parser.parse(number, number + 1, now);
    }

    /** What the whole request told about it; 0 for a field that the pack of the run did not have. */
    public BatchFacts batch(List<byte[]> values) {
        BatchFacts then = DecidedRow.batchFacts(batchReader(values));
        List<Long> rows = new ArrayList<>(fields.length);
        for (int place : fields) {
            rows.add(place == NONE ? 0 : then.fieldRows().get(place));
        }
        return new BatchFacts(then.duplicateOf(), then.idReused(), then.addressRows(), rows, then.resentAfterRefusal());
    }

    private CanonicalReader batchReader(List<byte[]> values) {
        return new CanonicalReader(values.get(slots.batch() - 1));
    }

    /** Every record that was looked at for it. */
    public List<Candidate> candidates(List<byte[]> values) {
        CanonicalReader reader = new CanonicalReader(values.get(slots.candidates() - 1));
        List<Candidate> candidates = reader.list(this::candidate);
        reader.finish();
        return candidates;
    }

    private Candidate candidate(CanonicalReader reader) {
        String key = reader.text();
        Map<String, String> numbers = new LinkedHashMap<>();
        reader.list(r -> Map.entry(r.text(), r.text())).forEach(e -> numbers.put(e.getKey(), e.getValue()));
        return new Candidate(
                key,
                numbers,
                reader.list(r -> PersonName.of(r.text(), r.text(), r.text(), r.text())),
                day(reader),
                reader.text(),
                day(reader),
                reader.list(this::held));
    }

    private HeldAddress held(CanonicalReader reader) {
        StatedAddress held = HeldText.read(reader.text());
        return new HeldAddress(addresses.apply(held), held, reader.uint16(), reader.uint16(), reader.text());
    }

    private static OptionalLong day(CanonicalReader reader) {
        return reader.flag() ? OptionalLong.of(reader.uint64()) : OptionalLong.empty();
    }

    /** Why the line is no readable row, as it follows the batch facts; ends the reading. */
    static Optional<RowProblem> problem(CanonicalReader batch) {
        Optional<RowProblem> problem = batch.flag()
                ? Optional.of(new RowProblem(batch.uint64(), batch.text(), batch.text(), batch.text()))
                : Optional.empty();
        batch.finish();
        return problem;
    }
}
