package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.linkset.LinkSetMapping.FileForm;

/** The rows of one file of a linkage set, by what their cells are; what is absent is the empty text. */
final class Rows {
    private final FileForm form;
    private final List<String> others;
    private final List<String[]> rows = new ArrayList<>();

    Rows(FileForm form) {
        this.form = form;
        this.others = List.copyOf(form.others().keySet());
    }

    void add(String[] cells) {
        rows.add(cells);
    }

    int size() {
        return rows.size();
    }

    FileForm form() {
        return form;
    }

    String get(int row, Particular particular) {
        return rows.get(row)[particular.place()];
    }

    String other(int row, String name) {
        return rows.get(row)[Particular.values().length + others.indexOf(name)];
    }

    /** Its own id, or the number of the row from 1 where the file has no ids. */
    String id(int row) {
        return form.columns().containsKey(Particular.ID) ? get(row, Particular.ID) : String.valueOf(row + 1);
    }
}
