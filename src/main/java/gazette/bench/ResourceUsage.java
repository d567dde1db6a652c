package gazette.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures what this process has used since a moment: time, processor, memory.
final class ResourceUsage {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long beganAt = System.nanoTime();
    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long database = databaseNanos();

    ResourceUsage() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    double elapsedSeconds() {
        return (System.nanoTime() - beganAt) / 1e9;
    }

    /// User and system time of this process, but for the threads of its database.
    double cpuMillis() {
        return (SYSTEM.getProcessCpuTime() - cpu) / 1e6 - databaseCpuMillis();
    }

    /// Time of the threads that work on the database: SQLite itself, or the client's part of PostgreSQL.
    double databaseCpuMillis() {
        return (databaseNanos() - database) / 1e6;
    }

    static double peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1e6;
    }

    static double rssMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1e3)
                .findFirst()
                .orElse(0);
    }

    private static long databaseNanos() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("store-"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }
}
