package org.narrowgate.engine.linkset;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.intake.DayPattern;

/**
 * What the columns of a labelled pair of files are, and how the true pairs are told.
 *
 * @param records of the file of records
 * @param requests of the file of requests
 */
public record LinkSetMapping(FileForm records, FileForm requests, NumberKind number, Links links, Truth truth) {

    /** Of how many rows a row can be the person. */
    enum Links {
        /** Of one of the other file at most; in a set of one file, of one other. */
        ONE_TO_ONE,
        /** Of several, each pair judged by itself. */
        MANY,
        /** Of several, which are all one person's: judged as groups. */
        CLUSTERS;

        static List<String> words() {
            return Arrays.stream(values()).map(Links::word).toList();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Links of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * How one file is written and what is in it.
     *
     * @param missing texts that stand for an absent value, beside the blank
     * @param columns several are joined with a blank
     * @param others compared as texts, by the name that the mapping gives them
     */
    record FileForm(
            char delimiter,
            Charset encoding,
            DayPattern days,
            Set<String> missing,
            Map<Particular, List<Column>> columns,
            Map<String, List<Column>> others) {
        FileForm {
            missing = Set.copyOf(missing);
            columns = Map.copyOf(columns);
        }
    }

    /** A column by its name in the file, and where the mapping says so. */
    record Column(String name, Mark mark) {}

    /** How the true pairs are told. */
    enum By {
        /** A file of pairs of ids. */
        PAIRS,
        /** Both files have a column that is the same for rows of one person. */
        CLUSTER,
        /** A part of the ids is the same for rows of one person. */
        ID_PATTERN
    }

    /**
     * How the true pairs are told.
     *
     * @param records for pairs, the column of the ids of records; empty for the first column
     * @param requests for pairs, the column of the ids of requests; empty for the second column
     * @param where for pairs, what other columns of a line must hold for it to be a true pair
     * @param pattern for ids, an expression whose first group (or whole match) is whom the row is of
     */
    record Truth(
            By by,
            Optional<Column> records,
            Optional<Column> requests,
            Map<Column, String> where,
            Optional<Pattern> pattern) {
        Truth {
            where = Map.copyOf(where);
        }
    }

    /**
     * Reads a mapping.
     *
     * @throws DocumentException with everything that is wrong with it
     */
    public static LinkSetMapping read(Path file) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(file, problems);
        problems.throwIfAny();
        LinkSetMapping mapping = new LinkSetMappingReader(problems).read(node.orElseThrow());
        problems.throwIfAny();
        return mapping;
    }

    /** Whether both files have it. */
    boolean has(Particular particular) {
        return records.columns().containsKey(particular) && requests.columns().containsKey(particular);
    }

    /** Whether a file of true pairs belongs to it. */
    public boolean needsTruthFile() {
        return truth.by() == By.PAIRS;
    }
}
