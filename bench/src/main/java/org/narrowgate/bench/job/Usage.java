package org.narrowgate.bench.job;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.narrowgate.engine.document.Json;

/** What this process has used so far, split by stage; Linux only, for it reads {@code /proc/self}. */
final class Usage {
    private final long started = System.nanoTime();
    private final Map<String, long[]> stages = new LinkedHashMap<>();
    private String stage = "start";
    private long stageWall;
    private long stageCpu;

    /** Ends the stage under way and begins another; stages of one name are added up. */
    void stage(String next) {
        long wall = wallMillis();
        long cpu = cpuMillis();
        long[] sum = stages.computeIfAbsent(stage, s -> new long[2]);
        sum[0] += wall - stageWall;
        sum[1] += cpu - stageCpu;
        stage = next;
        stageWall = wall;
        stageCpu = cpu;
    }

    /** Milliseconds and bytes of the whole process, from the start of its virtual machine. */
    Json json() throws IOException {
        stage("end");
        Json byStage = Json.object();
        stages.forEach((name, sum) ->
                byStage.put(name, Json.object().put("wall_ms", sum[0]).put("cpu_ms", sum[1])));
        return Json.object()
                .put("wall_ms", wallMillis())
                .put("cpu_ms", cpuMillis())
                .put("gc_ms", gcMillis())
                .put("heap_peak", heapPeak())
                .put("rss_peak", number("status", "VmHWM:") * 1024)
                .put("written", number("io", "write_bytes:"))
                .put("stages", byStage);
    }

    private long wallMillis() {
        long sinceMade = (System.nanoTime() - started) / 1_000_000;
        return sinceMade + startUpMillis;
    }

    /** From the start of the virtual machine to the making of this object. */
    private final long startUpMillis =
            System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();

    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }

    private static long number(String file, String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self", file))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
