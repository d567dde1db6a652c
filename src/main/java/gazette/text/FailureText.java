package gazette.text;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Describes a failure in one line: plainly for people, and with its place in the program for the log.
public final class FailureText {
    private static final int MAX_MESSAGE = 300;
    private static final int MAX_FRAMES = 5;
    /// A chain of causes may be long, or lead back to its beginning.
    private static final int MAX_CAUSES = 20;
    private static final String OURS = "gazette.";
    private static final Pattern JAVA_NAME =
            Pattern.compile("(?:\\b[a-z]\\w*\\.)*\\b[A-Z]\\w*(?:Exception|Error)\\b(?::\\s*)?");
    /// Libraries whose messages repeat a cause, among statements and places in the program.
    private static final List<String> REPEATING = List.of("org.jdbi.", "org.flywaydb.", "java.util.concurrent.");
    private static final String PROGRAM_FAULT = "Gazette itself failed at it";

    private FailureText() {}

    /// Returns what happened in words of a person, one clause without line breaks: no class, no method, nothing that
    /// only programmers know. What files, servers and databases do is said; a fault of the program is called that.
    public static String of(Throwable failure) {
        return TextShortener.withEllipsis(whole(failure), MAX_MESSAGE);
    }

    /// Returns the same, however long: a message of Gazette's own may name several things to do.
    public static String whole(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES; i++) {
            Optional<String> text = plain(cause);
            if (text.isPresent()) {
                return ForeignText.line(text.get());
            }
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        return PROGRAM_FAULT;
    }

    private static Optional<String> plain(Throwable failure) {
        Optional<String> system = SystemFailure.of(failure);
        return system.isPresent() ? system : ownMessage(failure).map(own -> own + ofRoot(failure, own));
    }

    /// Returns what the system did, if a message of the program does not say it.
    private static String ofRoot(Throwable failure, String own) {
        Throwable root = root(failure);
        return SystemFailure.of(root)
                .filter(system -> !own.contains(system) && !own.contains(String.valueOf(root.getMessage())))
                .map(system -> " (" + system + ")")
                .orElse("");
    }

    /// Returns the class and message of a failure and of its last cause, and the methods in which it happened. A stack
    /// trace may have a thousand lines, and after a stack overflow it has.
    public static String withPlace(Throwable failure) {
        var text = new StringBuilder(
                failure.getCause() == null ? line(failure) : line(failure) + ", caused by " + line(root(failure)));
        StackTraceElement[] stack = root(failure).getStackTrace();
        int frames = 0;
        String last = "";
        for (int i = 0; i < stack.length && frames < MAX_FRAMES; i++) {
            String place = place(stack[i]);
            if (!place.equals(last) && (i == 0 || stack[i].getClassName().startsWith(OURS))) {
                text.append(frames == 0 ? " at " : " < ").append(place);
                frames++;
                last = place;
            }
        }
        return text.toString();
    }

    /// A message that somebody wrote for people. One that only repeats the cause is none, nor are those of the faults
    /// that programs make.
    private static Optional<String> ownMessage(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(_ -> !isProgramFault(failure))
                .filter(message -> failure.getCause() == null
                        || !message.equals(failure.getCause().toString()))
                .map(message -> JAVA_NAME.matcher(message).replaceAll("").strip())
                .filter(message -> !message.isEmpty());
    }

    /// What the Java language itself throws at a mistake in a program says nothing to its user.
    private static boolean isProgramFault(Throwable failure) {
        return failure instanceof Error
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof NoSuchElementException
                || failure instanceof ArithmeticException
                || failure instanceof UnsupportedOperationException
                || failure instanceof ConcurrentModificationException
                || failure instanceof ReflectiveOperationException
                || REPEATING.stream().anyMatch(failure.getClass().getName()::startsWith);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static String line(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return Optional.ofNullable(failure.getMessage())
                .map(ForeignText::line)
                .filter(message -> !message.isEmpty())
                .map(message -> name + ": " + TextShortener.withEllipsis(message, MAX_MESSAGE))
                .orElse(name);
    }

    private static String place(StackTraceElement frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return type + "." + frame.getMethodName() + ":" + frame.getLineNumber();
    }
}
