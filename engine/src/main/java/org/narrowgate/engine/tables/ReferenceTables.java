package org.narrowgate.engine.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.narrowgate.core.person.AddressTables;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.proof.Sha256;

/**
 * The reference tables of this version of the program, read from its own resources; their digest belongs to every run,
 * because another table could decide otherwise.
 */
public final class ReferenceTables {

    private static final String FACILITIES = "address/us_detention_facilities.csv";
    private static final String DIRECTIONALS = "address/us_directionals.csv";
    private static final String UNITS = "address/us_secondary_units.csv";
    private static final String STATES = "address/us_states.csv";
    private static final String SUFFIXES = "address/us_street_suffixes.csv";
    private static final String ZIP3 = "address/us_zip3_state.csv";
    private static final String ZIPS = "address/us_zip_city_state.csv";
    private static final String FOREIGN = "address/foreign_places.csv";
    private static final String NICKNAMES = "names/nicknames_pseudopeople.csv";

    /** Those that decide something, in the order in which they are digested. */
    private static final List<String> DECIDING =
            List.of(FACILITIES, DIRECTIONALS, UNITS, STATES, SUFFIXES, ZIP3, ZIPS, FOREIGN, NICKNAMES);

    private final Map<String, byte[]> files;

    private ReferenceTables(Map<String, byte[]> files) {
        this.files = files;
    }

    public static ReferenceTables load() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : DECIDING) {
            files.put(name, bytes(name));
        }
        return new ReferenceTables(files);
    }

    /**
     * SHA-256, in lower-case hexadecimal, over every deciding file in fixed order: name, a zero byte, length as eight
     * bytes, content.
     */
    public String sha256() {
        MessageDigest digest = Sha256.create();
        files.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            for (int shift = 56; shift >= 0; shift -= 8) {
                digest.update((byte) ((long) content.length >>> shift));
            }
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The address tables, with the requester's own offices, which belong to the agreement and not to the program. */
    public AddressTables address(List<StatedAddress> requestersOwn) {
        Map<String, Set<String>> zip3 = new HashMap<>();
        rows(ZIP3).forEach(row -> zip3.computeIfAbsent(row.getField("zip3"), k -> new HashSet<>())
                .add(row.getField("state")));
        Map<String, AddressTables.ZipPlace> zips = new HashMap<>();
        rows(ZIPS)
                .forEach(row -> zips.put(
                        row.getField("zip"),
                        new AddressTables.ZipPlace(
                                row.getField("city"),
                                row.getField("state"),
                                degrees(row.getField("latitude")),
                                degrees(row.getField("longitude")))));
        Set<String> countries = new HashSet<>();
        rows(FOREIGN).forEach(row -> countries.add(row.getField("name")));
        return new AddressTables(
                pairs(SUFFIXES, "variant", "standard"),
                units(),
                pairs(DIRECTIONALS, "directional", "abbreviation"),
                pairs(STATES, "name", "code"),
                zips,
                zip3,
                countries,
                facilities(),
                requestersOwn);
    }

    public NameTables names() {
        Map<String, List<String>> nicknames = new HashMap<>();
        for (NamedCsvRecord row : rows(NICKNAMES)) {
            List<String> fields = row.getFields();
            List<String> listed = nicknames.computeIfAbsent(fields.get(0), k -> new ArrayList<>());
            fields.stream().skip(1).filter(nick -> !nick.isBlank()).forEach(listed::add);
        }
        return NameTables.of(nicknames);
    }

    private List<AddressTables.Unit> units() {
        List<AddressTables.Unit> units = new ArrayList<>();
        rows(UNITS)
                .forEach(row -> units.add(new AddressTables.Unit(
                        row.getField("designator"),
                        row.getField("abbreviation"),
                        row.getField("range_required").equals("1"))));
        return units;
    }

    private List<AddressTables.Facility> facilities() {
        List<AddressTables.Facility> facilities = new ArrayList<>();
        rows(FACILITIES)
                .forEach(row -> facilities.add(new AddressTables.Facility(
                        row.getField("name"),
                        new StatedAddress(
                                row.getField("street"),
                                row.getField("city"),
                                row.getField("state"),
                                row.getField("zip"),
                                ""))));
        return facilities;
    }

    private Map<String, String> pairs(String file, String key, String value) {
        Map<String, String> pairs = new HashMap<>();
        rows(file).forEach(row -> pairs.put(row.getField(key), row.getField(value)));
        return pairs;
    }

    private List<NamedCsvRecord> rows(String name) {
        byte[] content = files.getOrDefault(name, new byte[0]);
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new String(content, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reference table `" + name + "` cannot be read", e);
        }
    }

    private static double degrees(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = ReferenceTables.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("reference table `" + name + "` is missing from the program");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reference table `" + name + "` cannot be read", e);
        }
    }
}
