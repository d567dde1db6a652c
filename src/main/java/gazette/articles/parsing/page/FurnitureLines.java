package gazette.articles.parsing.page;

import gazette.articles.text.Whitespace;
import gazette.text.Cjk;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells by its words whether a line of a page is furniture, such as "Read more", "Sign up" or "Copyright".
final class FurnitureLines {
    private static final WordList LIST = WordList.read("furniture-lines.txt");
    private static final Set<String> WHOLE = LIST.section("whole");
    private static final Set<String> WHOLE_AT_EDGE = LIST.section("whole, at an edge");
    private static final Pattern BEGIN = beginning(LIST.section("begin"));
    private static final Pattern BEGIN_AT_EDGE = beginning(LIST.section("begin, at an edge"));
    private static final Pattern NOTE = beginning(LIST.section("note"));
    private static final Pattern WITHIN = beginning(LIST.section("within, at an edge"));
    /// An address to write to, or a name in a network.
    private static final Pattern CONTACT = Pattern.compile("[\\w.]@\\w|(?:^|\\s)@\\w");
    /// Two of them in a line ask to be followed, or to share.
    private static final Pattern NETWORK = beginning(LIST.section("network"));
    private static final Pattern BY = beginning(LIST.section("by"));

    /// A longer line is text, in letters.
    static final int LONGEST = 300;

    private static final int SHORT = 100;
    private static final int LONGEST_BYLINE = 90;

    private static final Pattern SIGNS_BEFORE = Pattern.compile("^[^\\p{L}\\p{N}@©(]+");
    private static final Pattern SIGNS_AFTER = Pattern.compile("[^\\p{L}\\p{N}]+$");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？…]$");
    private static final Pattern DATE =
            Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}:\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern MINUTES =
            Pattern.compile("\\d+[ -]*(?:minutes?|mins?|minuten|minutos?|minuti|минут\\p{L}*|分钟|分鐘|分).{0,20}");

    private FurnitureLines() {}

    /// Compiles a pattern for lines that begin with a phrase, as a whole word where words have spaces.
    private static Pattern beginning(Set<String> phrases) {
        return Pattern.compile(phrases.stream().map(FurnitureLines::phrase).collect(Collectors.joining("|")));
    }

    private static String phrase(String phrase) {
        int last = phrase.codePointBefore(phrase.length());
        boolean isWord = Character.isLetter(last) && !Cjk.is(last);
        return Pattern.quote(phrase) + (isWord ? "(?![\\p{L}\\p{N}])" : "");
    }

    /// Returns whether a line is furniture wherever it stands.
    ///
    /// @param isLinks whether it is nothing but links
    static boolean isAnywhere(String text, boolean isLinks) {
        String line = normalized(text);
        return WHOLE.contains(withoutEnd(line))
                || ((line.length() <= SHORT || (isLinks && line.length() <= LONGEST))
                        && BEGIN.matcher(line).lookingAt())
                || (line.length() <= LONGEST && NOTE.matcher(line).lookingAt());
    }

    /// Returns whether a line says no more than that something is a picture, an advertisement and the like.
    static boolean isLabel(String text) {
        String line = withoutEnd(normalized(text));
        return WHOLE.contains(line) || WHOLE_AT_EDGE.contains(line);
    }

    /// Returns whether a line before or after the text is furniture.
    static boolean isAtEdge(String text, boolean isLinks) {
        String line = normalized(text);
        return isAnywhere(text, isLinks)
                || WHOLE_AT_EDGE.contains(withoutEnd(line))
                || (line.length() <= LONGEST && ((begins(line) && !isLongSentence(line)) || asksToFollow(line)));
    }

    private static boolean begins(String line) {
        return BEGIN.matcher(line).lookingAt() || BEGIN_AT_EDGE.matcher(line).lookingAt();
    }

    private static boolean isLongSentence(String line) {
        return line.length() > SHORT && SENTENCE_END.matcher(line).find();
    }

    private static boolean asksToFollow(String line) {
        return WITHIN.matcher(line).find()
                || CONTACT.matcher(line).find()
                || NETWORK.matcher(line).results().limit(2).count() == 2;
    }

    /// Returns whether a line before the text says who wrote it, when, or where it is.
    static boolean isByline(String text) {
        String line = normalized(text);
        if (line.length() > LONGEST_BYLINE || SENTENCE_END.matcher(text.strip()).find()) {
            return false;
        }
        return BY.matcher(line).lookingAt()
                || DATE.matcher(line).find()
                || WEB_ADDRESS.matcher(line).matches()
                || MINUTES.matcher(line).matches();
    }

    private static String normalized(String text) {
        String line = Whitespace.line(text).toLowerCase(Locale.ROOT).replace('’', '\'');
        return SIGNS_BEFORE.matcher(line).replaceFirst("");
    }

    private static String withoutEnd(String line) {
        return SIGNS_AFTER.matcher(line).replaceFirst("");
    }
}
