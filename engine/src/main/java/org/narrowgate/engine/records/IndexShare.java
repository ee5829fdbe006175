package org.narrowgate.engine.records;

import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;

/** One thread's share of the persons: their addresses read, taken apart, and the keys put into a table of its own. */
final class IndexShare {
    private static final int COLUMNS = 7;

    private final DuckDbRecords.Opened records;
    private final int share;
    private final int shares;
    private final LongConsumer progress;
    private final AddressKeys keys = new AddressKeys();

    IndexShare(DuckDbRecords.Opened records, int share, int shares, LongConsumer progress) {
        this.records = records;
        this.share = share;
        this.shares = shares;
        this.progress = progress;
    }

    static String table(int share) {
        return "index_share_" + share;
    }

    /** Returns how many addresses were read. */
    long make() throws SQLException {
        long read = 0;
        try (DuckDbSession.Reader reader = records.session().reader(sql());
                DuckDbSession.Writer writer = records.session().writer(table(share), "key BIGINT, person VARCHAR");
                DuckDBChunkedResult result = reader.statement().query()) {
            DuckDBReadableVector[] columns = new DuckDBReadableVector[COLUMNS];
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int i = 0; i < COLUMNS; i++) {
                    columns[i] = chunk.vector(i);
                }
                for (long row = 0; row < chunk.rowCount(); row++) {
                    add(columns, row, writer.appender());
                }
                read += chunk.rowCount();
                progress.accept(chunk.rowCount());
            }
        }
        return read;
    }

    private void add(DuckDBReadableVector[] columns, long row, DuckDBAppender appender) throws SQLException {
        PostalAddress address = records.parser()
                .apply(new StatedAddress(
                        columns[2].getString(row),
                        columns[3].getString(row),
                        columns[4].getString(row),
                        columns[5].getString(row),
                        columns[6].getString(row)));
        OptionalLong key = keys.ofRecord(CandidateRows.day(columns[1].getString(row)), address);
        if (key.isPresent()) {
            appender.beginRow()
                    .append(key.getAsLong())
                    .append(columns[0].getString(row))
                    .endRow();
        }
    }

    private String sql() {
        RecordQuery query = records.query();
        String mine = " WHERE hash(%s) %% " + shares + " = " + share;
        return "SELECT q.person, q.birth, r.line, r.city, r.state, r.zip, r.country FROM (SELECT " + query.key()
                + " AS k, " + query.personColumns().get(0) + " AS person, "
                + query.personColumns().get(query.places().birth()) + " AS birth FROM "
                + query.persons().from() + " p" + String.format(java.util.Locale.ROOT, mine, query.key())
                + ") q JOIN (SELECT " + query.person() + " AS k, "
                + query.addressColumns().get(CandidateRows.LINE) + " AS line, "
                + query.addressColumns().get(CandidateRows.CITY) + " AS city, "
                + query.addressColumns().get(CandidateRows.STATE) + " AS state, "
                + query.addressColumns().get(CandidateRows.ZIP) + " AS zip, "
                + query.addressColumns().get(CandidateRows.COUNTRY) + " AS country FROM "
                + query.addresses().from() + " a" + String.format(java.util.Locale.ROOT, mine, query.person())
                + ") r ON r.k = q.k";
    }
}
