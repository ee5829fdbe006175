package org.narrowgate.engine.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.narrowgate.engine.records.RecordsMapping.Column;

/** Names counted by DuckDB, which spills what does not fit into memory. */
record DuckDbNames(DuckDbRecords.Opened opened) implements NameCounts.Counting {
    @Override
    public long persons(Column column) {
        try {
            return Long.parseLong(opened.session()
                    .rows(NameCounts.persons(texts(column)))
                    .get(0)
                    .get(0));
        } catch (SQLException failed) {
            throw refused(failed);
        }
    }

    @Override
    public void spellings(Column column, int most, NameCounts.Spelling taking) {
        try (DuckDbSession.Reader reader = opened.session().reader(NameCounts.spellings(texts(column), "", most));
                ResultSet result = reader.statement().executeQuery()) {
            NameCounts.read(result, taking);
        } catch (SQLException failed) {
            throw refused(failed);
        }
    }

    private String texts(Column column) {
        SourceTable persons = opened.query().persons();
        return "SELECT " + persons.text("p", column) + " AS v FROM " + persons.from() + " p";
    }

    private RecordsException refused(SQLException failed) {
        return DuckDbSession.refused("the count of names", failed, opened.paths());
    }
}
