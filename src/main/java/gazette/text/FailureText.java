package gazette.text;

import java.util.Optional;

/// Describes a failure in one line, for a log and for reports.
public final class FailureText {
    private static final int MAX_MESSAGE = 300;
    private static final int MAX_FRAMES = 5;
    /// A chain of causes may be long, or lead back to its beginning.
    private static final int MAX_CAUSES = 20;
    private static final String OURS = "gazette.";

    private FailureText() {}

    /// Returns the class and message of a failure and of its last cause, without line breaks.
    public static String of(Throwable failure) {
        return failure.getCause() == null ? line(failure) : line(failure) + ", caused by " + line(root(failure));
    }

    /// Returns the same, and the methods in which it happened. A stack trace may have a thousand lines, and after a
    /// stack overflow it has.
    public static String withPlace(Throwable failure) {
        var text = new StringBuilder(of(failure));
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
