import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs the steps of `./verify`. What they print goes to `target/verify.log`; here each step, and each room's tests, is
/// a line with its time. A test that fails is named at once. The last line is the verdict.
final class Verify {
    private static final Path LOG = Path.of("target/verify.log");
    private static final int SHOWN_OF_A_FAILURE = 30;

    private final Tests tests = new Tests();
    private final Writer log;
    private final long started = System.nanoTime();

    private Verify(Writer log) {
        this.log = log;
    }

    /// @param arguments `short` or `long`: how much of each exam is run
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(LOG.getParent());
        boolean passed;
        try (Writer log = Files.newBufferedWriter(LOG)) {
            passed = new Verify(log).run(arguments[0]);
        }
        System.exit(passed ? 0 : 1);
    }

    private boolean run(String exam) throws IOException, InterruptedException {
        System.out.println("verify: every line of the tools goes to " + LOG);
        boolean passed = step("fetching the checkers of HTML", "npm ci --prefix src/test/node --no-progress")
                && step("compiling", "mvn -B -ntp test-compile")
                && step("testing", "mvn -B -ntp verify -DexcludedGroups=alone -DskipAlone=false " + forks(exam))
                && step("showing the demo", "./gazette demo --once");
        System.out.println("verify: " + (passed ? "passed" : "FAILED") + " in " + seconds(started) + "; "
                + tests.summary());
        return passed;
    }

    /// Tests in a browser, with processes and with relays that take their time wait often: a third process of theirs
    /// uses the time. What the long exams measure is measured in one.
    private static String forks(String exam) {
        return "-DforkCount=3 -DaloneForkCount=" + (exam.equals("long") ? 1 : 3) + " -Dexam=" + exam;
    }

    private boolean step(String name, String command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        process.getOutputStream().close();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line + "\n");
                last.add(line);
                if (last.size() > SHOWN_OF_A_FAILURE) {
                    last.remove();
                }
                tests.read(line).forEach(System.out::println);
            }
        }
        log.flush();
        tests.done("").forEach(System.out::println);
        boolean passed = process.waitFor() == 0;
        if (!passed) {
            last.forEach(System.out::println);
        }
        System.out.printf("%-6s %-40s %s%n", passed ? "ok" : "FAILED", name, seconds(begun));
        return passed;
    }

    private static String seconds(long begun) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}

/// Counts what Surefire says of the tests, by rooms: the packages of the first level. Its classes come in order, so that
/// a room is done when one of another has begun and none of its own runs.
final class Tests {
    private static final Pattern RUNNING = Pattern.compile("\\[INFO\\] Running (gazette[\\w.]*)");
    private static final Pattern ENDED = Pattern.compile("\\[\\w+\\] Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+),"
            + " Skipped: (\\d+), Time elapsed: ([\\d.]+) s.* -- in (gazette[\\w.]*)");
    private static final Pattern FAILED = Pattern.compile("\\[ERROR\\] (gazette\\S+).* <<< (FAILURE|ERROR)!");

    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private String exams = "";
    private int run;
    private int failures;
    private int errors;
    private int skipped;

    private static final class Room {
        private int running;
        private int classes;
        private int tests;
        private double seconds;
    }

    /// Takes one line, and returns what it says of the tests, if anything.
    List<String> read(String line) {
        if (line.contains(":test (alone)")) {
            List<String> done = List.copyOf(done(""));
            exams = " alone";
            return done;
        }
        Matcher matcher = RUNNING.matcher(line);
        if (matcher.matches()) {
            String name = room(matcher.group(1));
            rooms.computeIfAbsent(name, _ -> new Room()).running++;
            return done(name);
        }
        matcher = ENDED.matcher(line);
        if (matcher.matches()) {
            count(matcher);
            return List.of();
        }
        matcher = FAILED.matcher(line);
        return matcher.lookingAt() ? List.of("FAILED " + matcher.group(1)) : List.of();
    }

    /// Returns the counts of all tests in Surefire's words.
    String summary() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }

    private void count(Matcher ended) {
        Room room = rooms.computeIfAbsent(room(ended.group(6)), _ -> new Room());
        room.running--;
        room.classes++;
        room.tests += Integer.parseInt(ended.group(1));
        room.seconds += Double.parseDouble(ended.group(5));
        run += Integer.parseInt(ended.group(1));
        failures += Integer.parseInt(ended.group(2));
        errors += Integer.parseInt(ended.group(3));
        skipped += Integer.parseInt(ended.group(4));
    }

    /// Takes out the rooms that are done, and returns a line for each.
    List<String> done(String begun) {
        List<String> names = rooms.entrySet().stream()
                .filter(room -> room.getValue().running == 0 && !room.getKey().equals(begun))
                .map(Map.Entry::getKey)
                .toList();
        return names.stream()
                .map(name -> line(name, rooms.remove(name)))
                .toList();
    }

    private static String line(String name, Room room) {
        return "       %-40s %.0f s, %d classes, %d tests".formatted(name, room.seconds, room.classes, room.tests);
    }

    private String room(String type) {
        String[] parts = type.split("\\.");
        return (parts.length > 2 ? parts[1] : "the whole program") + exams;
    }
}
