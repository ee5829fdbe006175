package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.Samples;
import org.narrowgate.ledger.disk.Loss;
import org.narrowgate.ledger.disk.LossyDisk;

/** A witness whose machine loses power, or who is killed, at any operation remembers whatever it has answered. */
class WitnessPowerLossTest {
    private static final String HOME = "/srv/witnesses/one";

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner own = Samples.witness("witness.example/w1");
    private final SampleLog log = SampleLog.honest(signer, 40);
    private final SampleLog fork = new SampleLog(signer, 40, 0, 1);

    /** What was promised so far: that there is a witness, and the size of the largest checkpoint that it cosigned. */
    private static final class Promised {
        private boolean made;
        private int size;
    }

    private interface Steps {
        void by(Witness witness);
    }

    private void live(Path home, Steps steps) throws LedgerException {
        try (Witness witness =
                Witness.open(home, own, List.of(signer.verifier()), InstantSource.fixed(Instant.EPOCH), line -> {})) {
            steps.by(witness);
        }
    }

    /** From the size that the witness says it has seen, as a client does who asks again after a refusal. */
    private int cosigned(Witness witness, int size) {
        int old = witness.last(signer.verifier().name())
                .map(note -> (int) note.checkpoint().size())
                .orElse(0);
        return witness.add(SampleLog.bytes(log.request(old, Math.max(old, size))))
                .status();
    }

    private void life(Path home, Promised promised) throws IOException {
        if (!Files.exists(home.resolve(Witness.VKEY))) {
            Witness.create(home, own.verifier());
        }
        promised.made = true;
        for (int size : new int[] {3, 9}) {
            live(home, witness -> {
                if (cosigned(witness, size) == 200) {
                    promised.size = Math.max(promised.size, size);
                }
                refused(witness, size);
            });
        }
    }

    private void refused(Witness witness, int size) {
        assertThat(witness.add(SampleLog.bytes(fork.request(size, size))).status())
                .as("a fork of size %d", size)
                .isNotEqualTo(200);
    }

    private void keptOn(Path home, Promised promised) throws IOException {
        if (promised.made) {
            live(home, witness -> {
                assertThat(witness.last(signer.verifier().name())
                                .map(note -> note.checkpoint().size())
                                .orElse(0L))
                        .isGreaterThanOrEqualTo(promised.size);
                refused(witness, Math.max(1, promised.size));
                assertThat(cosigned(witness, promised.size + 2)).isEqualTo(200);
            });
        }
    }

    /** Whether it lived to its end. */
    private boolean ends(LossyDisk disk, Promised promised) throws IOException {
        try {
            life(disk.path(HOME), promised);
        } catch (IOException off) {
            if (!disk.isOff()) {
                throw off;
            }
        }
        return !disk.isOff();
    }

    @Test
    void whatever_operation_the_power_goes_with_it_remembers_what_it_answered() throws Exception {
        boolean ended = false;
        for (long operation = 1; !ended; operation++) {
            for (Loss loss : new Loss[] {Loss.ALL, operation % 2 == 0 ? Loss.TAIL : Loss.SECTORS}) {
                String place = "power lost at operation " + operation + ", which loses " + loss;
                LossyDisk disk = new LossyDisk();
                disk.cutAt(operation);
                Promised promised = new Promised();
                ended = ends(disk, promised);
                told(place, disk.after(loss, new SplittableRandom(place.hashCode())), promised);
            }
            assertThat(ended && operation < 20).as("operations of a life").isFalse();
        }
    }

    @Test
    void one_that_was_killed_and_answered_again_remembers_that_when_the_power_goes() throws Exception {
        boolean ended = false;
        for (long operation = 1; !ended; operation++) {
            String place = "killed at operation " + operation + ", then power lost";
            LossyDisk disk = new LossyDisk();
            disk.cutAt(operation);
            Promised promised = new Promised();
            ended = ends(disk, promised);
            disk.kill();
            life(disk.path(HOME), promised);
            told(place, disk.after(Loss.ALL, new SplittableRandom(operation)), promised);
        }
    }

    private void told(String place, LossyDisk left, Promised promised) {
        try {
            keptOn(left.path(HOME), promised);
        } catch (IOException | AssertionError wrong) {
            throw new AssertionError(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
