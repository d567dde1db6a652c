package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/// Processes that stand still while this is open, so that what they have on disk can be copied as at one moment.
final class ProcessFreezer implements AutoCloseable {
    /// Stopped; stopped or about to be by its tracer; ended.
    private static final String STILL = "TtZX";

    private final SendingScenario exam;
    private final Deque<ProcessHandle> stopped = new ArrayDeque<>();

    ProcessFreezer(SendingScenario exam) {
        this.exam = exam;
    }

    /// Stops a process too, and waits until each thread of all of them stands. Whoever watches another comes after it,
    /// because only its tracer brings a process to a stop.
    void stop(ProcessHandle process) {
        signal("-STOP", process);
        stopped.push(process);
        exam.await(() -> stopped.stream().allMatch(ProcessFreezer::stands));
    }

    @Override
    public void close() {
        stopped.forEach(process -> signal("-CONT", process));
    }

    private static void signal(String signal, ProcessHandle process) {
        assertThat(Program.run("kill", signal, Long.toString(process.pid()))).isZero();
    }

    private static boolean stands(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            List<Path> all = threads.toList();
            return all.stream().allMatch(ProcessFreezer::threadStands);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean threadStands(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return STILL.indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException e) {
            // It ended meanwhile: look again.
            return false;
        }
    }
}
