package org.narrowgate.app.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.narrowgate.engine.run.Progress;

/** Shows a long job on a terminal: stage, bar, rate and time left; elsewhere one line a stage. */
final class ConsoleProgress implements Progress {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int WIDTH = 24;

    private final PrintStream to;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String stage = "";
    private long total;
    private long began;
    private long drawn;
    private long done;

    ConsoleProgress(PrintStream to, boolean terminal, LongSupplier nanoTime) {
        this.to = to;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** The launcher says whether standard error is a terminal: Java cannot ask for one stream. */
    static ConsoleProgress onStandardError() {
        return new ConsoleProgress(System.err, Boolean.getBoolean("narrowgate.terminal"), System::nanoTime);
    }

    @Override
    public void stage(String name, long steps) {
        finish();
        stage = name;
        total = steps;
        done = 0;
        began = nanoTime.getAsLong();
        drawn = 0;
        draw();
    }

    @Override
    public void done(long steps) {
        done = steps;
        long now = nanoTime.getAsLong();
        if (now - drawn >= REDRAW_NANOS) {
            drawn = now;
            draw();
        }
    }

    @Override
    public void notice(String what) {
        finish();
        to.print("narrowgate: " + what + "\n");
        to.flush();
    }

    /** Ends the last stage. */
    void finish() {
        if (!stage.isEmpty()) {
            done = total > 0 ? total : done;
            String line = String.format(
                    Locale.ROOT, "%-20s %,12d   %6.1f s", stage, done, (nanoTime.getAsLong() - began) / 1e9);
            to.print((terminal ? "\r" : "")
                    + String.format(Locale.ROOT, "%-76s", line).stripTrailing() + (terminal ? "\u001B[K" : "") + "\n");
            to.flush();
            stage = "";
        }
    }

    private void draw() {
        if (!terminal) {
            return;
        }
        double seconds = Math.max(1e-3, (nanoTime.getAsLong() - began) / 1e9);
        double rate = done / seconds;
        String line;
        if (total > 0) {
            int filled = (int) (WIDTH * Math.min(done, total) / total);
            String left = rate > 0 ? String.format(Locale.ROOT, "%,.0f s left", (total - done) / rate) : "";
            line = String.format(
                    Locale.ROOT,
                    "%-20s [%s%s] %3d %%  %,10.0f/s  %s",
                    stage,
                    "#".repeat(filled),
                    " ".repeat(WIDTH - filled),
                    100 * Math.min(done, total) / total,
                    rate,
                    left);
        } else {
            line = String.format(Locale.ROOT, "%-20s ...", stage);
        }
        to.print("\r" + line + "\u001B[K");
        to.flush();
    }
}
