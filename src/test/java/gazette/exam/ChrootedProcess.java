package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that runs in a [DebianTree], with processes and mounts of its own (`unshare`): when it ends, or this
/// process does, the kernel takes all of them with it.
final class ChrootedProcess {
    /// The first process of the new ones. It ends the program when a line comes in, and itself when the input ends.
    /// A file system that holds `target` may forbid devices and other users' rights, so the tree is mounted anew.
    private static final String INIT = """
            set -e
            mount --bind "$0" "$0"
            mount -o remount,bind,suid,dev,exec "$0"
            mkdir -p "$0/dev" "$0/tmp"
            mount -t tmpfs tmpfs "$0/dev"
            mknod -m 666 "$0/dev/null" c 1 3
            mknod -m 666 "$0/dev/zero" c 1 5
            mknod -m 666 "$0/dev/random" c 1 8
            mknod -m 666 "$0/dev/urandom" c 1 9
            setsid chroot "$0" "$@" &
            read -r stop
            kill -TERM $!
            wait $!
            """;

    private final Process unshare;

    /// @param log what it says is added to
    ChrootedProcess(DebianTree tree, List<String> command, Path log) {
        var all = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        all.addAll(List.of("sh", "-c", INIT, tree.root().toString()));
        all.addAll(command);
        var builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        try {
            unshare = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks it to end, and waits until it has.
    void stop() {
        List<ProcessHandle> all = processes();
        try {
            unshare.outputWriter().write("stop\n");
            unshare.outputWriter().flush();
            assertThat(unshare.waitFor(30, TimeUnit.SECONDS))
                    .as("it ends when told")
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        awaitEnd(all);
    }

    /// Kills all its processes at once.
    void kill() {
        List<ProcessHandle> all = processes();
        unshare.destroyForcibly();
        awaitEnd(all);
    }

    private List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(unshare.toHandle()), unshare.descendants())
                .toList();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        processes.forEach(process -> process.onExit().join());
    }
}
