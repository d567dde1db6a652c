package gazette.render.themes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what FreeMarker found wrong without its lists of tokens and advice for programmers.
final class FreeMarkerMessage {
    private static final Pattern NOT_CLOSED = Pattern.compile("You have an unclosed \"?([^\".]+)\"?\\.");
    private static final Pattern OUT_OF_PLACE = Pattern.compile("Encountered \"(.+?)\", but was expecting.*");
    private static final Pattern ADVICE = Pattern.compile(" (Help \\(|Check if ).*");

    private static final Pattern JAVA_CLASS = Pattern.compile(" \\(wrapper: [^)]*\\)");
    private static final Pattern OLD_MACRO = Pattern.compile("Macro \"([^\"]+)\" has no parameter with name .*");

    private FreeMarkerMessage() {}

    /// Returns what to do about a fault that showed while a template ran.
    ///
    /// @param problem in the words of [#plain]
    static String remedy(String problem) {
        Matcher oldMacro = OLD_MACRO.matcher(problem);
        return oldMacro.matches()
                ? "a file of yours has a macro \"" + oldMacro.group(1)
                        + "\" that is older than Gazette's; take over what is new in Gazette's, or remove your file"
                : "use one of the variables in docs/templates.md, or `${name!}` where it may be absent";
    }

    static String plain(String message) {
        String first = message.lines().findFirst().orElse(message).strip();
        String line = JAVA_CLASS.matcher(first).replaceAll("");
        Matcher notClosed = NOT_CLOSED.matcher(line);
        if (notClosed.find()) {
            return "`" + notClosed.group(1) + "` is not closed";
        }
        if (line.startsWith("Unexpected end of file")) {
            return "it ends in the middle of a `${` or of a tag";
        }
        if (line.startsWith("Lexical error: encountered <EOF>")) {
            return "a quote is not closed";
        }
        Matcher outOfPlace = OUT_OF_PLACE.matcher(line);
        if (outOfPlace.matches()) {
            return "`" + outOfPlace.group(1) + "` cannot stand there";
        }
        return ADVICE.matcher(line).replaceFirst("").replaceAll("[.;:]+$", "");
    }
}
