package org.narrowgate.bench.job;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * The floor: the least that a program of this kind does, with none of the law. It reads the request, joins it to the
 * same two relations, asks a dozen plain questions of every row, hashes one leaf a row, makes the tree's root (RFC 6962,
 * 2.1), and encrypts with AES-256-GCM what it would disclose. One process, as many threads as cores where DuckDB works,
 * one where Java does.
 *
 * <p>Arguments: rows file, persons file, addresses file, output folder.
 */
@SuppressWarnings("ShortCircuitBoolean") // every question is asked of every row
public final class FloorJob {
    private static final String[] COLUMNS = {
        "row_id",
        "given_name",
        "middle_name",
        "family_name",
        "name_suffix",
        "birth_date",
        "tin",
        "address_line",
        "city",
        "state",
        "zip",
        "tax_periods",
        "offense",
        "case_id",
        "order_date",
        "reason",
        "officials"
    };
    private static final int KEY = COLUMNS.length;
    private static final int WIDTH = KEY + 10;
    private static final byte[] NOTHING = {};
    private static final int RECORD_BYTES = 1 << 16;

    private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final SecretKeySpec key;
    private final OutputStream out;
    private final ByteBuffer waiting = ByteBuffer.allocate(RECORD_BYTES + 8192);
    private long records;
    private long disclosed;

    private FloorJob(Path to) throws Exception {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "AES");
        this.out = Files.newOutputStream(to);
    }

    public static void main(String[] arguments) throws Exception {
        Usage usage = new Usage();
        Path folder = Path.of(arguments[3]);
        FloorJob job = new FloorJob(folder.resolve("floor.enc"));
        List<byte[]> leaves = new ArrayList<>();
        Files.createDirectories(folder.resolve("floor.spill"));
        try (DuckDBConnection connection =
                        (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new java.util.Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '1GiB'");
            statement.execute("SET temp_directory = '" + folder.resolve("floor.spill") + "'");
            usage.stage("joining");
            for (String sql : SqlJob.joins(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]))) {
                statement.execute(sql);
            }
            usage.stage("reading");
            job.read(connection, Path.of(arguments[0]), leaves);
        }
        job.flush();
        job.out.close();
        usage.stage("tree");
        byte[] root = job.root(leaves, 0, leaves.size());
        System.out.write(usage.json()
                .put("rows", leaves.size())
                .put("disclosed", job.disclosed)
                .put("root", HexFormat.of().formatHex(root))
                .compact());
        System.out.println();
    }

    private void read(DuckDBConnection connection, Path rows, List<byte[]> leaves) throws Exception {
        StringBuilder columns = new StringBuilder("r.row_no");
        for (String column : COLUMNS) {
            columns.append(", r.").append(column);
        }
        columns.append(
                ", CAST(person_key AS VARCHAR), p_given, p_family, p_suffix, p_birth, p_tin, a_line, a_city, a_state,"
                        + " a_zip");
        try (DuckDBPreparedStatement query =
                        (DuckDBPreparedStatement) connection.prepareStatement(SqlJob.joined(rows, columns.toString()));
                DuckDBChunkedResult result = query.query()) {
            String[] row = new String[WIDTH];
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                DuckDBReadableVector numbers = chunk.vector(0);
                DuckDBReadableVector[] vectors = new DuckDBReadableVector[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    vectors[i] = chunk.vector(i + 1L);
                }
                for (long at = 0; at < chunk.rowCount(); at++) {
                    for (int i = 0; i < WIDTH; i++) {
                        String text = vectors[i].getString(at);
                        row[i] = text == null ? "" : text;
                    }
                    int place = (int) numbers.getLong(at) - 1;
                    while (leaves.size() <= place) {
                        leaves.add(NOTHING);
                    }
                    leaves.set(place, decide(row));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private byte[] decide(String[] row) throws Exception {
        boolean due = !row[1].isBlank()
                & !row[3].isBlank()
                & row[5].length() == 10
                & row[6].length() >= 9
                & startsWithDigit(row[7])
                & !row[8].isBlank()
                & row[9].length() == 2
                & row[10].length() >= 5
                & !row[11].isBlank()
                & (row[12].contains("1326") || row[12].contains("1253"))
                & row[14].length() == 10
                & row[15].length() > 40
                & !row[16].isBlank()
                & row[1].equalsIgnoreCase(row[KEY + 1])
                & row[3].equalsIgnoreCase(row[KEY + 2])
                & row[5].equals(row[KEY + 4])
                & !row[KEY + 6].isEmpty();
        sha256.update((byte) 0);
        for (String cell : row) {
            sha256.update(cell.getBytes(StandardCharsets.UTF_8));
        }
        sha256.update((byte) (due ? 1 : 0));
        if (due) {
            disclosed++;
            for (int i : new int[] {0, KEY + 6, KEY + 7, KEY + 8, KEY + 9}) {
                waiting.put(row[i].getBytes(StandardCharsets.UTF_8)).put((byte) '\n');
            }
            if (waiting.position() >= RECORD_BYTES) {
                flush();
            }
        }
        return sha256.digest();
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private void flush() throws Exception {
        waiting.flip();
        byte[] plain = new byte[waiting.remaining()];
        waiting.get(plain).clear();
        byte[] nonce = ByteBuffer.allocate(12).putLong(4, records++).array();
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        out.write(cipher.doFinal(plain));
    }

    private byte[] root(List<byte[]> leaves, int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int half = Integer.highestOneBit(to - from - 1);
        byte[] left = root(leaves, from, from + half);
        byte[] right = root(leaves, from + half, to);
        sha256.update((byte) 1);
        sha256.update(left);
        sha256.update(right);
        return sha256.digest();
    }
}
