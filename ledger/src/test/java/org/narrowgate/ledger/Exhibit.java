package org.narrowgate.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.proof.SignedNote;

/**
 * The receipt that {@code docs/court.md} walks through: the first row of the conformance case {@code every-outcome},
 * whose persons are invented, in a log that holds this run and nothing else, under keys that are known to everybody.
 */
final class Exhibit {
    private static final Path CASE = Path.of("../conformance/cases/every-outcome");
    /** Row id, the finding on who asked (I2-3), outcome. */
    private static final Set<Integer> OPENED = Set.of(1, 15, 37);
    /** 2026-03-02T09:05:00Z. */
    private static final long COSIGNED = 1_772_442_300L;

    private static final NoteSigner LOG = NoteSigner.log("log.example/decisions", pair(1));
    private static final NoteSigner COURT = NoteSigner.witness("witness.example/court", pair(2));
    private static final NoteSigner ARCHIVE = NoteSigner.witness("witness.example/archive", pair(3));

    private Exhibit() {}

    static String policy() {
        return "log " + LOG.verifier().vkey() + "\nwitness court "
                + COURT.verifier().vkey() + "\nwitness archive "
                + ARCHIVE.verifier().vkey() + "\ngroup both all court archive\nquorum both\n";
    }

    static byte[] receipt(Path temp) throws IOException {
        List<Opening> openings = openings();
        try (DecisionsLog log = DecisionsLog.open(temp, LOG)) {
            log.append(openings.stream().map(Opening::entry).toList());
            SignedNote note = log.publish();
            note = ARCHIVE.cosign(COURT.cosign(note, COSIGNED), COSIGNED + 2);
            return Receipt.of(openings.get(0), OPENED, log.log().inclusion(0, openings.size()), note)
                    .bytes();
        }
    }

    private static List<Opening> openings() throws IOException {
        String given = Files.readString(CASE.resolve("case.yaml"));
        RunId run = RunId.parse(one(given, "(?m)^run_id: \"([0-9a-f]+)\"$"));
        RowSeeds seeds = new RowSeeds(HexFormat.of().parseHex(one(given, "(?m)^run_secret: \"([0-9a-f]+)\"$")));
        List<String> lines = Files.readAllLines(CASE.resolve("expected/slots.jsonl"));
        List<Opening> openings = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<byte[]> slots = new ArrayList<>();
            Matcher slot = Pattern.compile("\"([0-9a-f]*)\"").matcher(line.substring(line.indexOf("[")));
            while (slot.find()) {
                slots.add(HexFormat.of().parseHex(slot.group(1)));
            }
            int row = openings.size() + 1;
            openings.add(Opening.of(openings.size(), run, row, seeds.seed(row), slots));
        }
        return openings;
    }

    private static String one(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("nothing like " + pattern);
        }
        return found.group(1);
    }

    /** The pair whose seed is this byte, 32 times. */
    private static KeyPair pair(int seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    Arrays.fill(bytes, (byte) seed);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String text(byte[] receipt) {
        return new String(receipt, StandardCharsets.UTF_8);
    }
}
