package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forms that a rows file may have. The file's name says which one it is: nothing is guessed from its content, which
 * is only held against the name.
 */
public enum RowsFormat {
    CSV("csv", Content.CSV, Packing.NONE),
    CSV_GZIP("csv.gz", Content.CSV, Packing.GZIP),
    CSV_ZSTD("csv.zst", Content.CSV, Packing.ZSTD),
    JSON_LINES("jsonl", Content.JSON_LINES, Packing.NONE),
    JSON_LINES_GZIP("jsonl.gz", Content.JSON_LINES, Packing.GZIP),
    JSON_LINES_ZSTD("jsonl.zst", Content.JSON_LINES, Packing.ZSTD),
    /** Parquet packs its own pages. */
    PARQUET("parquet", Content.PARQUET, Packing.NONE);

    private final String ending;
    private final Content content;
    private final Packing packing;

    /** What is in the file once it is unpacked. */
    enum Content {
        CSV("CSV", "text/csv"),
        JSON_LINES("JSON Lines", "application/jsonl"),
        PARQUET("Parquet", "application/vnd.apache.parquet");

        private final String word;
        private final String mediaType;

        Content(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }

        String word() {
            return word;
        }
    }

    /** What the file as a whole is packed with. */
    enum Packing {
        NONE,
        GZIP,
        ZSTD;

        /** The word for it in a message. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RowsFormat(String ending, Content content, Packing packing) {
        this.ending = ending;
        this.content = content;
        this.packing = packing;
    }

    /** The form that a file name says; empty if it says none. */
    public static Optional<RowsFormat> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (RowsFormat format : values()) {
            if (lower.endsWith("." + format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The endings that are known, for a remedy. */
    static String endings() {
        List<String> endings = new ArrayList<>();
        for (RowsFormat format : values()) {
            endings.add("`." + format.ending + "`");
        }
        return String.join(", ", endings);
    }

    /** The end of the names of such files, without the point before it. */
    public String ending() {
        return ending;
    }

    /** The media type that a header states with such a file: that of the content, for the name says how it is packed. */
    public String mediaType() {
        return content.mediaType;
    }

    /** Whether a person can begin such a file in a text editor. */
    public boolean isText() {
        return content != Content.PARQUET && packing == Packing.NONE;
    }

    Content content() {
        return content;
    }

    Packing packing() {
        return packing;
    }
}
