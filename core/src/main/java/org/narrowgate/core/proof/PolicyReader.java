package org.narrowgate.core.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a policy file (C2SP tlog-policy, "Policy file syntax and structure"). The file is octets: they are read
 * as ISO 8859-1, which keeps each octet apart, because names are to be compared as octets, not as text.
 */
final class PolicyReader {
    static final String NONE = "none";

    /** Far more than the 32 of each that an implementation should take ("Implementation limits"). */
    private static final int MAXIMUM_OF_EACH = 256;

    private static final int MAXIMUM_BYTES = 1 << 20;

    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Policy.Witness> witnesses = new ArrayList<>();
    private final Map<String, Policy.Group> groups = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable String quorum;

    private PolicyReader() {}

    static Policy read(byte[] file) {
        return new PolicyReader().readAll(file);
    }

    private Policy readAll(byte[] file) {
        if (file.length > MAXIMUM_BYTES) {
            throw new ProofException("policy refused: it is larger than 1 MiB");
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            problems.add("the last line is not ended by a newline");
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                readLine(line);
            } catch (ProofException e) {
                problems.add("line " + number + ": " + e.getMessage());
            }
        }
        String decided = quorum;
        if (decided == null && problems.isEmpty()) {
            problems.add("no line \"quorum\": write \"quorum none\" if no witness is asked for");
        }
        if (decided == null || !problems.isEmpty()) {
            throw new ProofException("policy refused: " + String.join("; ", problems));
        }
        return new Policy(logs, witnesses, groups, decided);
    }

    private void readLine(String line) {
        if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw new ProofException("control characters other than tab are not allowed");
        }
        List<String> items = Arrays.stream(line.split("[ \t]", -1))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.get(0).startsWith("#")) {
            return;
        }
        switch (items.get(0)) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw new ProofException("a line begins with log, witness, group or quorum");
        }
    }

    private void log(List<String> items) {
        count(items, 2, 3, "log <vkey> [<url>]");
        NoteVerifier key = key(items.get(1));
        if (key.type() == NoteVerifier.COSIGNATURE) {
            throw new ProofException("a key of type 04 is a witness's, not a log's");
        }
        if (logs.stream().anyMatch(log -> log.key().sameKey(key))) {
            throw new ProofException("this log's public key was listed before");
        }
        checkRoom(logs.size());
        logs.add(new Policy.Log(key, optional(items, 2)));
    }

    private void witness(List<String> items) {
        count(items, 3, 4, "witness <name> <vkey> [<url>]");
        String name = unusedName(items.get(1));
        NoteVerifier key = key(items.get(2));
        if (key.type() != NoteVerifier.COSIGNATURE && key.type() != NoteVerifier.ML_DSA_44) {
            throw new ProofException("a witness's key is of type 04 or 06 (C2SP tlog-cosignature)");
        }
        if (witnesses.stream().anyMatch(witness -> witness.key().sameKey(key))) {
            throw new ProofException("this witness's public key was listed before");
        }
        checkRoom(witnesses.size());
        witnesses.add(new Policy.Witness(name, key, optional(items, 3)));
    }

    private void group(List<String> items) {
        count(items, 4, Integer.MAX_VALUE, "group <name> all|any|<k> <name>...");
        String name = unusedName(items.get(1));
        List<String> named = items.subList(3, items.size());
        int threshold = threshold(items.get(2), named.size());
        for (String member : named) {
            if (!defined(member)) {
                throw new ProofException("\"" + member + "\" is not a witness or group of a line above");
            }
            if (!members.add(member)) {
                throw new ProofException("\"" + member + "\" is already a member: each name may be one once");
            }
        }
        checkRoom(groups.size());
        groups.put(name, new Policy.Group(threshold, List.copyOf(named)));
    }

    private static int threshold(String written, int members) {
        if (written.equals("any")) {
            return 1;
        }
        if (written.equals("all")) {
            return members;
        }
        long k = Checkpoint.decimal(written, "the threshold of a group");
        if (k < 1 || k > members) {
            throw new ProofException("the threshold of a group is 1 to the number of its members");
        }
        return (int) k;
    }

    private void quorum(List<String> items) {
        count(items, 2, 2, "quorum <name>");
        if (quorum != null) {
            throw new ProofException("a policy has exactly one line \"quorum\"");
        }
        String name = items.get(1);
        if (!name.equals(NONE) && !defined(name)) {
            throw new ProofException("\"" + name + "\" is not a witness or group of a line above");
        }
        quorum = name;
    }

    private boolean defined(String name) {
        return groups.containsKey(name)
                || witnesses.stream().anyMatch(witness -> witness.name().equals(name));
    }

    private String unusedName(String name) {
        if (name.equals(NONE) || defined(name)) {
            throw new ProofException("the name \"" + name + "\" is taken");
        }
        return name;
    }

    private static NoteVerifier key(String octets) {
        byte[] utf8 = octets.getBytes(StandardCharsets.ISO_8859_1);
        return NoteVerifier.parse(Utf8.decode(utf8, "a verifier key"));
    }

    private static void checkRoom(int had) {
        if (had == MAXIMUM_OF_EACH) {
            throw new ProofException("a policy has at most " + MAXIMUM_OF_EACH + " logs, witnesses and groups each");
        }
    }

    private static Optional<String> optional(List<String> items, int at) {
        return items.size() > at ? Optional.of(items.get(at)) : Optional.empty();
    }

    private static void count(List<String> items, int least, int most, String form) {
        if (items.size() < least || items.size() > most) {
            throw new ProofException("the line's form is: " + form);
        }
    }
}
