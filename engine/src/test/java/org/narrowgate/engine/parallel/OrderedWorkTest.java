package org.narrowgate.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedWorkTest {
    private static final int PIECES = 500;

    @Test
    void results_are_taken_up_in_the_order_submitted_and_by_the_thread_that_submits() throws Exception {
        List<Integer> taken = new ArrayList<>();
        Thread submitting = Thread.currentThread();
        try (OrderedWork<Integer> work = new OrderedWork<>(result -> {
            assertThat(Thread.currentThread()).isSameAs(submitting);
            taken.add(result);
        })) {
            for (int i = 0; i < PIECES; i++) {
                int piece = i;
                work.submit(() -> {
                    if (piece % 7 == 0) {
                        Thread.sleep(1);
                    }
                    return piece;
                });
            }
            work.finish();
        }
        assertThat(taken).hasSize(PIECES).isSorted();
    }

    @Test
    void no_more_pieces_are_under_way_than_memory_is_meant_for() throws Exception {
        int most = 2 * Runtime.getRuntime().availableProcessors() + 1;
        AtomicInteger taken = new AtomicInteger();
        try (OrderedWork<Integer> work = new OrderedWork<>(result -> taken.incrementAndGet())) {
            for (int i = 0; i < PIECES; i++) {
                work.submit(() -> 0);
                assertThat(i + 1 - taken.get()).isLessThan(most);
            }
            work.finish();
            assertThat(taken.get()).isEqualTo(PIECES);
        }
    }

    @Test
    void a_fault_stops_at_its_piece_and_comes_out_as_what_it_was() {
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> run(taken, new IOException("disk")))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThat(taken).containsExactly(0, 1, 2);
        taken.clear();
        assertThatThrownBy(() -> run(taken, new IllegalArgumentException("bug")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bug");
        assertThat(taken).containsExactly(0, 1, 2);
        taken.clear();
        assertThatThrownBy(() -> run(taken, new InterruptedException()))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void an_error_of_the_machine_is_not_dressed_up_as_a_fault_of_the_program() {
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(result -> {})) {
                        work.submit(() -> {
                            throw new OutOfMemoryError("invented");
                        });
                        work.finish();
                    }
                })
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void what_the_sink_refuses_stops_the_work() {
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(result -> {
                        throw new IOException("full");
                    })) {
                        work.submit(() -> 1);
                        work.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void closing_interrupts_what_is_under_way() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (OrderedWork<Integer> work = new OrderedWork<>(result -> {})) {
            work.submit(() -> {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
                return 0;
            });
            started.await();
        }
        assertThat(interrupted.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_interrupted_run_says_so_and_stays_interrupted() {
        assertThatThrownBy(() -> {
                    try (OrderedWork<Integer> work = new OrderedWork<>(result -> {})) {
                        work.submit(() -> {
                            new CountDownLatch(1).await();
                            return 0;
                        });
                        Thread.currentThread().interrupt();
                        work.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void run(List<Integer> taken, Exception fault) throws IOException {
        try (OrderedWork<Integer> work = new OrderedWork<>(taken::add)) {
            for (int i = 0; i < PIECES; i++) {
                int piece = i;
                work.submit(() -> {
                    if (piece == 3) {
                        throw fault;
                    }
                    return piece;
                });
            }
            work.finish();
        }
    }
}
