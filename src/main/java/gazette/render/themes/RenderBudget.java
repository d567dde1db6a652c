package gazette.render.themes;

import com.sun.management.ThreadMXBean;
import freemarker.core.Environment;
import freemarker.core.TemplateGuards;
import freemarker.core.TemplatePlace;
import freemarker.core.TemplateRunEnd;
import gazette.config.Diagnostic;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds what one run of a template may use up, and the first fault if it used up more. All but [#fault] is for the
/// thread that runs the template.
final class RenderBudget {
    /// Of letters that a template writes, or has in one text, beyond those of its variables.
    static final int MAX_TEXT = 2_000_000;
    static final int MAX_LIST = 100_000;
    static final int MAX_DEPTH = 1000;
    private static final long MAX_BYTES = 128_000_000;
    private static final int BYTES_PER_LETTER = 64;
    private static final int STEPS_PER_CHECK = 8;
    static final String REMEDY = "loop over the variables of docs/templates.md only, and let nothing call itself";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final VariableText variableText;
    private final Path file;
    private final Duration maxTime;
    private final long startNanos = THREADS.getCurrentThreadCpuTime();
    private final long startBytes = THREADS.getCurrentThreadAllocatedBytes();
    private int steps;
    private long written;
    private volatile @Nullable TemplatePlace last;
    private volatile @Nullable Diagnostic fault;

    /// Begins a run in the thread that calls this.
    ///
    /// @param file that the run begins in
    /// @param maxTime of this thread's processor time
    RenderBudget(Path file, Duration maxTime, Record... variables) {
        this.file = file;
        this.maxTime = maxTime;
        this.variableText = new VariableText(variables);
    }

    /// Ends a run that used up too much.
    static final class Exceeded extends TemplateRunEnd {
        private static final long serialVersionUID = 1;

        Exceeded(String problem) {
            super(problem);
        }
    }

    /// Returns what was used up, and where.
    Optional<Diagnostic> fault() {
        return Optional.ofNullable(fault);
    }

    /// Counts the evaluation of an expression.
    void step(TemplatePlace place) {
        last = place;
        step();
    }

    /// Counts an instruction.
    void step() {
        Environment env = Environment.getCurrentEnvironment();
        if (env != null && TemplateGuards.depth(env) > MAX_DEPTH) {
            throw exceeded("calls itself, " + MAX_DEPTH + " instructions deep");
        }
        if (++steps % STEPS_PER_CHECK == 0) {
            check();
        }
    }

    private void check() {
        if (THREADS.getCurrentThreadCpuTime() - startNanos > maxTime.toNanos()) {
            throw exceeded(tooLong(maxTime));
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - startBytes;
        if (bytes > MAX_BYTES && bytes > MAX_BYTES + BYTES_PER_LETTER * variableText.letters()) {
            throw exceeded("takes more than " + MAX_BYTES / 1_000_000 + " MB of memory");
        }
    }

    void write(int letters) {
        written += letters;
        if (written > MAX_TEXT && written > MAX_TEXT + variableText.letters()) {
            throw exceeded("writes more than " + MAX_TEXT / 1_000_000 + " MB beyond the articles' own text");
        }
    }

    void text(long letters) {
        if (letters > MAX_TEXT && letters > MAX_TEXT + variableText.letters()) {
            throw exceeded("makes a text of more than " + MAX_TEXT / 1_000_000 + " million letters");
        }
    }

    void list(long elements) {
        if (elements > MAX_LIST || elements < 0) {
            throw exceeded("makes a list of more than " + MAX_LIST + " elements");
        }
    }

    /// Records a fault at the place that is being run; the first one counts.
    Exceeded exceeded(String problem) {
        return exceeded(problem, REMEDY);
    }

    /// Records a fault with a remedy of its own.
    Exceeded exceeded(String problem, String remedy) {
        Optional<TemplatePlace> place =
                Optional.ofNullable(Environment.getCurrentEnvironment()).flatMap(TemplateGuards::current);
        return exceeded(place.orElse(last), problem, remedy);
    }

    /// Records a fault at a place that need not be run at all.
    Exceeded exceeded(@Nullable TemplatePlace place, String problem, String remedy) {
        if (fault == null) {
            fault = at(place, problem, remedy);
        }
        return new Exceeded(problem);
    }

    static String tooLong(Duration maxTime) {
        return "takes more than " + maxTime.toMillis() + " ms of the processor's time";
    }

    /// Describes an end without a place of its own: the last expression's is the best that is known.
    Diagnostic lastPlace(String problem) {
        return at(last, problem, REMEDY);
    }

    private Diagnostic at(@Nullable TemplatePlace place, String problem, String remedy) {
        if (place == null) {
            return new Diagnostic(file, 1, problem, remedy);
        }
        boolean isFile = !place.template().equals(TemplateEngine.LINE);
        return new Diagnostic(isFile ? Path.of("templates", place.template()) : file, place.line(), problem, remedy);
    }
}
