package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;

/** Reads the columns that a pack declares: first those that stand for themselves, then the texts that speak of them. */
final class RowReader {
    private final RowLayout layout;
    private final List<FieldReader> readers;
    /** Texts come last. */
    private final int[] order;

    private RowReader(RowLayout layout, List<FieldReader> readers) {
        this.layout = layout;
        this.readers = readers;
        this.order = IntStream.range(0, readers.size())
                .boxed()
                .sorted(Comparator.comparing(i -> layout.fields().get(i).type() == FieldType.TEXT))
                .mapToInt(i -> i)
                .toArray();
    }

    static RowReader of(RowLayout layout, RequestHeader header) {
        List<FieldReader> readers = new ArrayList<>();
        for (FieldDeclaration field : layout.fields()) {
            readers.add(FieldReader.of(field, layout, header));
        }
        return new RowReader(layout, List.copyOf(readers));
    }

    /** The same columns, texts for their words alone. */
    RowReader counting() {
        List<FieldReader> counting = new ArrayList<>(readers);
        for (int i = 0; i < counting.size(); i++) {
            if (layout.fields().get(i).type() == FieldType.TEXT) {
                counting.set(i, (cell, row) -> TextReader.words(cell));
            }
        }
        return new RowReader(layout, List.copyOf(counting));
    }

    List<FieldValue> read(String[] cells, RequestRow.Person person) {
        int first = layout.firstField();
        FieldValue[] values = new FieldValue[readers.size()];
        StatedRow row = new StatedRow(cells, person, values);
        for (int field : order) {
            values[field] = readers.get(field).read(cells[first + field], row);
        }
        return List.of(values);
    }
}
