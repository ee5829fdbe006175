package org.narrowgate.bench.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

/**
 * The same join in SQL alone, from file to file: what the database needs when nobody looks at a row.
 *
 * <p>Arguments: rows file, persons file, addresses file, output folder.
 */
public final class SqlJob {
    private SqlJob() {}

    public static void main(String[] arguments) throws Exception {
        Usage usage = new Usage();
        Path folder = Path.of(arguments[3]);
        Files.createDirectories(folder.resolve("sql.spill"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '1GiB'");
            statement.execute("SET temp_directory = '" + folder.resolve("sql.spill") + "'");
            usage.stage("joining");
            for (String sql : joins(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]))) {
                statement.execute(sql);
            }
            statement.execute("COPY (" + joined(Path.of(arguments[0]), "r.*, h.* EXCLUDE row_no, n.* EXCLUDE row_no")
                    + ") TO '" + folder.resolve("joined.parquet") + "' (FORMAT parquet)");
        }
        System.out.write(usage.json().compact());
        System.out.println();
    }

    /** Makes the tables of which {@link #joined} is put together: persons found, and the newest address of each. */
    static List<String> joins(Path rows, Path persons, Path addresses) {
        return List.of(
                "CREATE TABLE wanted AS SELECT row_no, replace(replace(tin, '-', ''), ' ', '') AS number FROM "
                        + request(rows),
                "CREATE TABLE held AS SELECT w.row_no, p.person_key, p.given_name AS p_given, p.family_name AS p_family,"
                        + " p.name_suffix AS p_suffix, CAST(p.birth_date AS VARCHAR) AS p_birth, p.tin AS p_tin FROM"
                        + " wanted w JOIN read_parquet('" + persons + "') p ON p.tin = w.number WHERE w.number <> ''",
                "CREATE TABLE lived AS SELECT h.row_no, a.address_line, a.city, a.state, a.zip, a.last_year FROM"
                        + " read_parquet('" + addresses + "') a JOIN held h ON a.person_key = h.person_key",
                "CREATE TABLE newest AS SELECT row_no, arg_max(address_line, last_year) AS a_line, arg_max(city,"
                        + " last_year) AS a_city, arg_max(state, last_year) AS a_state, arg_max(zip, last_year) AS a_zip"
                        + " FROM lived GROUP BY row_no");
    }

    /** Every row of the request beside its person and the newest address, if there are any; in no order. */
    static String joined(Path rows, String columns) {
        return "SELECT " + columns + " FROM " + request(rows)
                + " r LEFT JOIN held h ON h.row_no = r.row_no LEFT JOIN newest n ON n.row_no = r.row_no";
    }

    private static String request(Path rows) {
        return "(SELECT row_number() OVER () AS row_no, * FROM read_csv('" + rows
                + "', header = true, all_varchar = true, ignore_errors = true))";
    }
}
