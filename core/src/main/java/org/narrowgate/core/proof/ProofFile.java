package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A C2SP tlog-proof (v1): index, inclusion path and signed checkpoint of one entry, with optional extra data that
 * nothing authenticates. The entry itself is not in it: whoever verifies must have it, or rebuild it from the extra.
 */
public record ProofFile(Optional<String> extraBase64, long index, List<Hash> path, SignedNote note) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    /** Characters of a receipt of a run that asks for much. */
    private static final int USUAL = 8_192;
    /** A tree of 2^63 entries has paths of 63 hashes. */
    private static final int MAXIMUM_PATH = 63;

    public ProofFile {
        path = List.copyOf(path);
        if (index < 0 || path.size() > MAXIMUM_PATH) {
            throw new ProofException("a proof has an index from 0 and at most " + MAXIMUM_PATH + " hashes");
        }
        if (extraBase64.isPresent()) {
            byte[] checked = StrictBase64.decode(extraBase64.get(), "line 2 of the proof, its extra data,");
            if (checked.length == 0) {
                throw new ProofException("line 2 of the proof: extra data that is empty is left out");
            }
        }
    }

    /** A proof without extra data. */
    public static ProofFile of(InclusionProof proof, SignedNote note) {
        return new ProofFile(Optional.empty(), proof.index(), proof.path(), note);
    }

    /** A proof with extra data of at least one byte. */
    public static ProofFile of(byte[] extra, InclusionProof proof, SignedNote note) {
        return new ProofFile(Optional.of(StrictBase64.encode(extra)), proof.index(), proof.path(), note);
    }

    /** Reads a proof as a file; nothing in it may be believed before it is verified. What is malformed is refused. */
    public static ProofFile parse(byte[] utf8) {
        return parse(Utf8.decode(utf8, "the proof"));
    }

    /** Reads the text of a proof (C2SP tlog-proof, "Format"). */
    public static ProofFile parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new ProofException("the proof has no empty line before its checkpoint (C2SP tlog-proof)");
        }
        // No more parts than a proof has lines, and one: millions of lines are refused, not taken apart.
        List<String> lines = List.of(text.substring(0, blank).split("\n", MAXIMUM_PATH + 4));
        if (!lines.get(0).equals(FIRST)) {
            throw new ProofException("line 1 of the proof is not " + FIRST);
        }
        int next = 1;
        Optional<String> extra = Optional.empty();
        if (lines.size() > next && lines.get(next).startsWith(EXTRA)) {
            extra = Optional.of(lines.get(next++).substring(EXTRA.length()));
        }
        if (lines.size() <= next || !lines.get(next).startsWith(INDEX)) {
            throw new ProofException("line " + (next + 1) + " of the proof is not: index, space, decimal number");
        }
        long index = Checkpoint.decimal(lines.get(next++).substring(INDEX.length()), "the index of the proof");
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(next, lines.size())) {
            path.add(Hash.parse(line));
        }
        return new ProofFile(extra, index, path, SignedNote.parse(text.substring(blank + 2)));
    }

    /** The text of the file, which {@link #parse(String)} reads again. */
    public String format() {
        StringBuilder out = new StringBuilder(USUAL).append(FIRST).append('\n');
        extraBase64.ifPresent(extra -> out.append(EXTRA).append(extra).append('\n'));
        out.append(INDEX).append(index).append('\n');
        path.forEach(hash -> out.append(hash.base64()).append('\n'));
        return out.append('\n').append(note.format()).toString();
    }

    /** The extra data decoded; empty if there is none. */
    public byte[] extra() {
        return StrictBase64.decode(extraBase64.orElse(""), "the extra data of the proof");
    }

    /** Refuses unless the entry stands at the index under the checkpoint, whose signatures the caller checks. */
    public void verifyInclusion(byte[] entry, Checkpoint checkpoint) {
        new InclusionProof(index, checkpoint.size(), path).verify(Tree.leafHash(entry), checkpoint.root());
    }
}
