package org.narrowgate.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    @Test
    void results_come_in_the_order_of_the_pieces_however_long_each_takes() throws Exception {
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead<Integer, IOException> ahead = new ReadAhead<>(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    Thread.sleep(i % 3 == 0 ? 5 : 0);
                    return i;
                })
                .iterator())) {
            while (ahead.hasNext()) {
                taken.add(ahead.next());
            }
            assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(taken)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void chunks_hold_every_item_once_and_in_order() throws Exception {
        List<Integer> items = IntStream.range(0, 2_500).boxed().toList();
        List<Integer> taken = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        try (ReadAhead<List<Integer>, IOException> ahead = ReadAhead.chunks(items.iterator(), chunk -> chunk)) {
            while (ahead.hasNext()) {
                List<Integer> chunk = ahead.next();
                sizes.add(chunk.size());
                taken.addAll(chunk);
            }
        }
        assertThat(taken).isEqualTo(items);
        assertThat(sizes).containsExactly(1_024, 1_024, 452);
    }

    @Test
    void what_a_piece_throws_is_thrown_as_it_was() {
        for (Exception failure :
                List.of(new IOException("disk"), new IllegalStateException("bug"), new TimeoutException("late"))) {
            Callable<Integer> fails = () -> {
                throw failure;
            };
            try (ReadAhead<Integer, TimeoutException> ahead =
                    new ReadAhead<>(List.of(fails).iterator())) {
                assertThatThrownBy(ahead::next).isSameAs(failure);
            }
        }
    }
}
