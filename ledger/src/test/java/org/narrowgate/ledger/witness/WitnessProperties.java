package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.Samples;

/**
 * Whatever is asked in whatever order: all that was ever cosigned is one log that only grew, and each status is the one
 * that a model of the specification gives. The model knows how each log was made and verifies no proof.
 */
class WitnessProperties {
    private static final int SIZE = 24;
    private static final int ROUNDS = 1500;

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner own = Samples.witness("witness.example/w1");

    @TempDir
    private Path temp;

    /** A story of the log: from entry {@code honest} on it is its own. */
    private record Story(int honest, int number, SampleLog log) {
        boolean agrees(Story other, int size) {
            return number == other.number || size <= Math.min(honest, other.honest);
        }
    }

    private List<Story> stories() {
        List<Story> stories = new ArrayList<>();
        stories.add(new Story(SIZE, 0, SampleLog.honest(signer, SIZE)));
        for (int honest : new int[] {0, 1, 7, 8, 16}) {
            int number = stories.size();
            stories.add(new Story(honest, number, new SampleLog(signer, SIZE, honest, number)));
        }
        return stories;
    }

    @Test
    void whatever_is_asked_only_one_growing_log_is_ever_cosigned() throws Exception {
        for (long seed = 1; seed <= 4; seed++) {
            Path folder = temp.resolve("w" + seed);
            Witness.create(folder, own.verifier());
            play(folder, new SplittableRandom(seed), "seed " + seed);
        }
    }

    private void play(Path folder, SplittableRandom random, String context) throws Exception {
        List<Story> stories = stories();
        Story told = stories.get(0);
        int seen = 0;
        int grown = 0;
        Witness witness = open(folder);
        for (int round = 0; round < ROUNDS; round++) {
            Story story = stories.get(random.nextInt(stories.size()));
            // Mostly a step from what was seen, so that the tree does not reach its end in ten requests.
            int size = random.nextInt(4) == 0 ? random.nextInt(SIZE + 1) : Math.min(SIZE, seen + random.nextInt(2));
            int old = random.nextInt(3) == 0 ? random.nextInt(SIZE + 1) : seen;
            boolean whole = random.nextInt(5) > 0;
            List<Hash> proof = proof(story.log(), old, size, whole);
            Answer answer = witness.add(SampleLog.bytes(
                    SampleLog.request(Integer.toString(old), proof, story.log().note(size))));
            boolean right = proof.equals(story.log().proof(Math.min(old, size), size));
            assertThat(answer.status())
                    .as("%s round %d: %d to %d of story %d", context, round, old, size, story.number())
                    .isEqualTo(status(old, size, seen, story.agrees(told, seen), right));
            if (answer.status() == 200) {
                SignedNote note = SignedNote.parse(story.log().note(size).format() + answer.body());
                assertThat(own.verifier().cosigned(note)).isPresent();
                grown += size > seen ? 1 : 0;
                told = size > seen ? story : told;
                seen = size;
            }
            if (random.nextInt(50) == 0) {
                witness.close();
                witness = open(folder);
            }
            assertThat(witness.last(Samples.ORIGIN)
                            .map(note -> note.checkpoint().size())
                            .orElse(0L))
                    .isEqualTo(seen);
        }
        witness.close();
        assertThat(grown).as(context).isGreaterThan(3);
        assertThat(seen).as(context).isGreaterThan(8);
    }

    private Witness open(Path folder) throws Exception {
        return Witness.open(
                folder, own, List.of(signer.verifier()), InstantSource.fixed(Instant.EPOCH.plusSeconds(9)), line -> {});
    }

    private static List<Hash> proof(SampleLog log, int old, int size, boolean whole) {
        List<Hash> proof = new ArrayList<>(log.proof(Math.min(old, size), size));
        if (!whole && proof.isEmpty()) {
            proof.add(log.root(size));
        } else if (!whole) {
            proof.remove(proof.size() - 1);
        }
        return proof;
    }

    private static int status(int old, int size, int seen, boolean agrees, boolean right) {
        if (old > size) {
            return 400;
        }
        if (old != seen) {
            return 409;
        }
        if (!agrees) {
            return size == seen ? 409 : 422;
        }
        return right ? 200 : 422;
    }
}
