package gazette.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Knows through strace what a program wrote to some files and has not synced yet: what a power cut may take away.
final class FsyncTracer {
    private static final int SECTOR = 512;

    /// A call, of which the last line may show the beginning only.
    private static final Pattern CALL =
            Pattern.compile("(\\d+) +(\\w+)\\(\\d+<([^>]*)>(?:, \"\"\\.*, (\\d+), (\\d+))?(.*)");

    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. f\\w*sync resumed>(.*)");

    private final Path log;
    private final List<Path> files;

    FsyncTracer(Path log, Path... files) {
        this.log = log;
        this.files = List.of(files);
    }

    /// A run of written bytes that lies within a sector.
    record Piece(Path file, long offset, int length) {}

    /// What a program is started under. Syncs are slowed down, else there would rarely be anything unsynced.
    List<String> command() {
        var strace = Stream.of("strace", "-D", "-f", "--seccomp-bpf", "-y", "-qqq", "-s", "0", "-o", log.toString());
        var calls = Stream.of(
                "--signal=none", "--trace=pwrite64,fsync,fdatasync", "--inject=fsync,fdatasync:delay_enter=60000");
        var paths = files.stream().flatMap(file -> Stream.of("-P", file.toString()));
        return Stream.of(strace, calls, paths).flatMap(part -> part).toList();
    }

    /// The process that watches another.
    static ProcessHandle of(ProcessHandle watched) throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(watched.pid()), "status"))) {
            String line = status.filter(each -> each.startsWith("TracerPid:"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(
                            Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                    .orElseThrow();
        }
    }

    /// Reads what may be lost now, while all stand still.
    List<Piece> unsynced() throws IOException {
        var account = new Account();
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(account::enter);
        }
        return account.writes.stream().flatMap(FsyncTracer::pieces).toList();
    }

    private static Stream<Piece> pieces(Write write) {
        long end = write.offset + write.length;
        return LongStream.rangeClosed(write.offset / SECTOR, (end - 1) / SECTOR).mapToObj(sector -> {
            long from = Math.max(write.offset, sector * SECTOR);
            long to = Math.min(end, (sector + 1) * SECTOR);
            return new Piece(write.file, from, (int) (to - from));
        });
    }

    /// @param line of the log
    private record Write(long line, Path file, long offset, long length) {}

    private record Sync(long line, Path file) {}

    /// The log as it is read: a sync counts when it has returned, for what was written before it began.
    private static final class Account {
        final List<Write> writes = new ArrayList<>();
        private final Map<String, Sync> begun = new HashMap<>();
        private long line;

        void enter(String text) {
            line++;
            Matcher call = CALL.matcher(text);
            if (call.matches()) {
                enter(call);
                return;
            }
            Matcher resumed = RESUMED.matcher(text);
            if (resumed.matches()) {
                finish(resumed.group(1), resumed.group(2));
            }
        }

        private void enter(Matcher call) {
            var file = Path.of(call.group(3));
            if (call.group(2).equals("pwrite64")) {
                writes.add(new Write(line, file, Long.parseLong(call.group(5)), Long.parseLong(call.group(4))));
                return;
            }
            begun.put(call.group(1), new Sync(line, file));
            finish(call.group(1), call.group(6));
        }

        private void finish(String thread, String rest) {
            if (rest.contains(" = 0")) {
                Optional.ofNullable(begun.remove(thread))
                        .ifPresent(sync ->
                                writes.removeIf(write -> write.file.equals(sync.file) && write.line < sync.line));
            }
        }
    }
}
