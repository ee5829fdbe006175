package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;

/**
 * A labelled pair of files as read.
 *
 * @param oneFile whether both are one file, in which rows of one person are sought among themselves
 * @param truth the pairs that are one person
 * @param unknownTruth true pairs that name a row which is in neither file, and count for nothing
 */
public record LinkSet(
        LinkSetMapping mapping, Rows records, Rows requests, boolean oneFile, PairSet truth, long unknownTruth) {

    /**
     * Reads both files and the true pairs.
     *
     * @param truth file of pairs; needed if the mapping tells the truth by pairs
     * @throws DocumentException with what is wrong with a file, and where
     */
    public static LinkSet read(Path records, Path requests, Optional<Path> truth, LinkSetMapping mapping)
            throws IOException, DocumentException {
        boolean oneFile = Files.isSameFile(records, requests);
        RowsReader left = new RowsReader(records);
        RowsReader right = new RowsReader(requests);
        Rows first = left.rows(mapping.records());
        Rows second = oneFile ? first : right.rows(mapping.requests());
        TruthReader reader = new TruthReader(mapping, first, second, oneFile);
        PairSet pairs = mapping.needsTruthFile()
                ? reader.pairs(truth.orElseThrow(), left.byId(first), right.byId(second))
                : reader.derived();
        return new LinkSet(mapping, first, second, oneFile, pairs, reader.unknown());
    }

    /** How its rows are linked, as its mapping says. */
    public String links() {
        return mapping.links().word();
    }

    public int recordRows() {
        return records.size();
    }

    public int requestRows() {
        return requests.size();
    }

    public int truePairs() {
        return truth.size();
    }

    /** How many pairs of different rows there are. */
    long possiblePairs() {
        long rows = records.size();
        return oneFile ? rows * (rows - 1) / 2 : rows * requests.size();
    }
}
