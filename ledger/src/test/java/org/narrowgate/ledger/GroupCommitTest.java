package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.ledger.disk.Loss;
import org.narrowgate.ledger.disk.LossyDisk;
import org.narrowgate.ledger.disk.LossyDisk.Fault;
import org.narrowgate.ledger.disk.LossyDisk.Kind;

/** Many threads append at once: one sync serves all who wait, and none returns before it. */
class GroupCommitTest {
    private static final int THREADS = 24;
    private static final String LOG = "/log";

    private final NoteSigner signer = Samples.signer();

    private static byte[] entry(int thread, int number) {
        return ByteBuffer.allocate(8).putInt(thread).putInt(number).array();
    }

    /** Each thread appends its entries one by one until it is refused; what was acknowledged, by index. */
    private static Map<Long, byte[]> append(Log log, int each) throws InterruptedException {
        Map<Long, byte[]> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int mine = thread;
            threads.add(new Thread(() -> {
                try {
                    start.await();
                    for (int number = 0; number < each; number++) {
                        byte[] entry = entry(mine, number);
                        acknowledged.put(log.append(List.of(entry)), entry);
                    }
                } catch (LedgerException | InterruptedException refused) {
                    return;
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return acknowledged;
    }

    @Test
    void every_entry_stands_once_at_its_index_in_its_threads_order_and_syncs_are_fewer_than_appends() throws Exception {
        LossyDisk disk = new LossyDisk();
        AtomicLong syncs = new AtomicLong();
        disk.plan((kind, path) -> {
            if (kind == Kind.FORCE && path.endsWith("/journal")) {
                syncs.incrementAndGet();
                // As a real disk does, so that others come to wait.
                LockSupport.parkNanos(50_000);
            }
            return Optional.empty();
        });
        try (Log log = Log.open(disk.path(LOG), signer)) {
            Map<Long, byte[]> acknowledged = append(log, 100);
            assertThat(acknowledged).hasSize(THREADS * 100);
            assertThat(log.size()).isEqualTo(THREADS * 100);
            int[] next = new int[THREADS];
            Iterator<byte[]> entries = log.entries(0, log.size());
            for (long i = 0; i < log.size(); i++) {
                byte[] entry = entries.next();
                assertThat(entry).isEqualTo(acknowledged.get(i));
                ByteBuffer read = ByteBuffer.wrap(entry);
                assertThat(next[read.getInt()]++).isEqualTo(read.getInt());
            }
            log.publish();
        }
        assertThat(syncs.get()).isLessThan(THREADS * 100);
        assertThat(LogAudit.audit(disk.path(LOG), signer.verifier()).damages()).isEmpty();
    }

    @Test
    void when_the_power_goes_what_any_thread_was_told_is_there() throws Exception {
        for (int cut = 3; cut < 60; cut++) {
            LossyDisk disk = new LossyDisk();
            Map<Long, byte[]> acknowledged;
            Log log = Log.open(disk.path(LOG), signer);
            AtomicLong left = new AtomicLong(cut);
            disk.plan((kind, path) -> left.decrementAndGet() <= 0 ? Optional.of(Fault.POWER) : Optional.empty());
            acknowledged = append(log, 1000);
            assertThatThrownBy(log::publish).isInstanceOf(IOException.class);
            log.close();
            for (Loss loss : new Loss[] {Loss.ALL, Loss.TAIL, Loss.GARBAGE}) {
                holds(disk.after(loss, new SplittableRandom(cut)).path(LOG), acknowledged);
            }
        }
    }

    private void holds(Path directory, Map<Long, byte[]> acknowledged) throws IOException {
        try (Log log = Log.open(directory, signer)) {
            assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged.size());
            Set<ByteBuffer> seen = new HashSet<>();
            for (long i = 0; i < log.size(); i++) {
                byte[] entry = log.entry(i);
                assertThat(seen.add(ByteBuffer.wrap(entry))).isTrue();
                if (acknowledged.containsKey(i)) {
                    assertThat(entry).isEqualTo(acknowledged.get(i));
                }
            }
            assertThat(acknowledged.keySet()).allMatch(index -> index < log.size());
            log.publish();
        }
    }

    @Test
    void a_failure_is_told_to_every_thread_of_the_group_and_none_of_its_entries_is_in_the_log() throws Exception {
        LossyDisk disk = new LossyDisk();
        AtomicLong left = new AtomicLong(7);
        Map<Long, byte[]> acknowledged;
        try (Log log = Log.open(disk.path(LOG), signer)) {
            disk.plan((kind, path) -> kind == Kind.FORCE && path.endsWith("/journal") && left.decrementAndGet() == 0
                    ? Optional.of(Fault.BROKEN)
                    : Optional.empty());
            acknowledged = append(log, 1000);
            assertThat(acknowledged).hasSizeLessThan(THREADS * 1000);
            assertThat(log.size()).isEqualTo(acknowledged.size());
        }
        disk.kill();
        try (Log log = Log.open(disk.path(LOG), signer)) {
            assertThat(log.size()).isEqualTo(acknowledged.size());
            holdsAll(log, acknowledged);
        }
    }

    private static void holdsAll(Log log, Map<Long, byte[]> acknowledged) throws IOException {
        for (Map.Entry<Long, byte[]> told : acknowledged.entrySet()) {
            assertThat(log.entry(told.getKey())).isEqualTo(told.getValue());
        }
    }

    @Test
    void groups_of_threads_that_bring_many_entries_keep_each_in_one_piece() throws Exception {
        LossyDisk disk = new LossyDisk();
        try (Log log = Log.open(disk.path(LOG), signer)) {
            List<Thread> threads = new ArrayList<>();
            Map<Long, Integer> firsts = new ConcurrentHashMap<>();
            for (int thread = 0; thread < 8; thread++) {
                int mine = thread;
                threads.add(new Thread(() -> {
                    try {
                        firsts.put(log.append(List.of(entry(mine, 0), entry(mine, 1), entry(mine, 2))), mine);
                    } catch (LedgerException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(firsts).hasSize(8);
            for (Map.Entry<Long, Integer> first : firsts.entrySet()) {
                for (int number = 0; number < 3; number++) {
                    assertThat(log.entry(first.getKey() + number)).isEqualTo(entry(first.getValue(), number));
                }
            }
        }
    }
}
