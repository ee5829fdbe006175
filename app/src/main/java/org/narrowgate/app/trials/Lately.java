package org.narrowgate.app.trials;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was made lately, by number: a trial asks for the same few persons again and again. Any thread may find what
 * another one made, or make it once more, which is the same: values are immutable and depend on their number alone.
 */
final class Lately<T> {
    private static final int KEPT = 1 << 12;

    private final LongFunction<T> maker;
    private final AtomicReferenceArray<@Nullable Made<T>> last = new AtomicReferenceArray<>(KEPT);

    private record Made<T>(long number, T value) {}

    Lately(LongFunction<T> maker) {
        this.maker = maker;
    }

    T get(long number) {
        int place = (int) (number & (KEPT - 1));
        Made<T> made = last.getAcquire(place);
        if (made == null || made.number() != number) {
            made = new Made<>(number, maker.apply(number));
            last.setRelease(place, made);
        }
        return made.value();
    }
}
