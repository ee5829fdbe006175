package org.narrowgate.app.metrics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Measures a run by listening to how far it has come. Counts, times and sizes only: nothing of it is anybody's datum.
 * {@code docs/operator.md} has the meaning of every key.
 */
public final class RunMetrics implements Progress {
    public static final String FORMAT = "narrowgate-metrics-1";
    /** Every file of a demonstration says so. */
    private static final String INVENTED = "SYNTHETIC demonstration";

    private static final String BEFORE_THE_FIRST = "opening";
    /** The pass that begins at the first row even where a run is gone on with. */
    private static final String FROM_THE_BEGINNING = "counting";

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Workspace workspace;
    private final Progress told;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Written before;
    private final long beganNanos = System.nanoTime();
    private final long beganCpu = Meter.cpuNanos();
    private final long beganDisk = Meter.diskBytes();
    private final long beganCollecting = Meter.collectionMillis();
    private final long beganCollections = Meter.collections();
    private String stage = BEFORE_THE_FIRST;
    private long stageNanos = beganNanos;
    private long stageCpu = beganCpu;

    /** A stage, all its turns together. */
    private static final class Stage {
        private long nanos;
        private long cpu;
        private long last;
        private boolean counts;
    }

    private RunMetrics(Workspace workspace, Progress told, Written before) {
        this.workspace = workspace;
        this.told = told;
        this.before = before;
    }

    /** Begins to measure; whatever it is told it tells {@code progress} too. */
    public static RunMetrics begin(Workspace workspace, Progress progress) throws IOException {
        Meter.forgetHeapPeak();
        return new RunMetrics(workspace, progress, Written.of(workspace));
    }

    @Override
    public void stage(String name, long total) {
        endStage();
        stage = name;
        current().counts |= total > 0;
        told.stage(name, total);
    }

    @Override
    public void done(long steps) {
        current().last = steps;
        told.done(steps);
    }

    private Stage current() {
        return stages.computeIfAbsent(stage, s -> new Stage());
    }

    private void endStage() {
        long nanos = System.nanoTime();
        long cpu = Meter.cpuNanos();
        Stage ended = current();
        ended.nanos += nanos - stageNanos;
        ended.cpu += cpu - stageCpu;
        stageNanos = nanos;
        stageCpu = cpu;
    }

    /**
     * Ends measuring.
     *
     * @param journal bytes that the journal of the decisions log took
     */
    public Json finish(DisclosureRun.Done done, long journal) throws IOException {
        endStage();
        long rows = done.totals().rows() - done.before();
        Map<String, Long> bytes = new LinkedHashMap<>(Written.of(workspace).since(before));
        bytes.put("journal", journal);
        bytes.put("process_to_disk", Meter.diskBytes() - beganDisk);
        Map<String, Long> outcomes = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.name(), done.totals().of(outcome));
        }
        return Json.object()
                .put("format", FORMAT)
                .put("story", workspace.config().demo() ? INVENTED : "")
                .put("run", done.run())
                .put("rows_decided_before", done.before())
                .put("rows_decided", rows)
                .put("wall_ms", (stageNanos - beganNanos) / NANOS_PER_MILLI)
                .put("cpu_ms", (stageCpu - beganCpu) / NANOS_PER_MILLI)
                .put("rows_per_second", rate(rows, stageNanos - beganNanos))
                .put("stages", stages(done.before()))
                .put("heap_peak_bytes", Meter.heapPeakBytes())
                .put("heap_limit_bytes", Runtime.getRuntime().maxMemory())
                .put("resident_peak_bytes", Meter.residentPeakBytes())
                .put("gc_ms", Meter.collectionMillis() - beganCollecting)
                .put("gc_count", Meter.collections() - beganCollections)
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.version", ""))
                .put("bytes", bytes)
                .put("outcomes", outcomes);
    }

    private List<Json> stages(long before) {
        List<Json> listed = new ArrayList<>();
        stages.forEach((name, measured) -> {
            Json json = Json.object()
                    .put("stage", name)
                    .put("wall_ms", measured.nanos / NANOS_PER_MILLI)
                    .put("cpu_ms", measured.cpu / NANOS_PER_MILLI);
            if (measured.counts) {
                long rows = Math.max(0, measured.last - (name.equals(FROM_THE_BEGINNING) ? 0 : before));
                json.put("rows", rows).put("rows_per_second", rate(rows, measured.nanos));
            }
            listed.add(json);
        });
        return listed;
    }

    private static long rate(long rows, long nanos) {
        return nanos <= 0 ? 0 : Math.round(rows * 1e9 / nanos);
    }
}
