package gazette.config;

import gazette.text.TextShortener;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises a character that only looks like one of YAML's: an input method for Chinese, a word processor or a web
/// page put it there.
final class YamlLookalike {
    private static final int SHOWN = 40;
    private static final String KEY = "[\\p{L}_][\\p{L}\\p{N}_.-]{0,40}";
    private static final Pattern INDENTED =
            Pattern.compile("[ \\t]*([\\u00a0\\u1680\\u2000-\\u200d\\u202f\\u205f\\u2060\\u3000\\ufeff]).*");
    private static final Pattern COLON = Pattern.compile("\\s*(?:- +)?[\"']?(" + KEY + ")[\"']?\\s*([：﹕∶꞉︓])\\s*(.*)");
    private static final Pattern EQUALS = Pattern.compile("\\s*(?:- +)?(" + KEY + ")\\s*([=＝])\\s*([^:：]*)");
    private static final Pattern NO_BLANK = Pattern.compile("\\s*(?:- +)?(" + KEY + "):([^\\s:/：][^:]*)");
    private static final Pattern HASH = Pattern.compile("\\s*＃.*");
    private static final Pattern HYPHEN = Pattern.compile("\\s*([–—－−•·])\\s.*");
    private static final Pattern QUOTED = Pattern.compile("\\s*(?:- +)?" + KEY + ":\\s+([“”„‟‘’‚«»「『＂＇])(.*)");

    private YamlLookalike() {}

    /// Finds it in a line that begins a key or an item.
    ///
    /// @param number of the line in its file
    static Optional<YamlSyntaxError> in(String line, int number) {
        return indentation(line, number)
                .or(() -> colon(line, number))
                .or(() -> sign(line, number))
                .or(() -> noBlank(line, number));
    }

    /// Finds a typographic quote at the beginning of a value, in the line that the parser did not understand.
    static Optional<YamlSyntaxError> quote(String line, int number) {
        Matcher quoted = QUOTED.matcher(line);
        if (!quoted.matches()) {
            return Optional.empty();
        }
        String value = quoted.group(2).replaceFirst("\\s*[“”„‟‘’‚«»」』＂＇]\\s*$", "");
        return found(
                number,
                "the value begins with " + quoted.group(1) + ", which is no quote in YAML",
                "type straight quotes: \"" + shown(value.replace("\"", "\\\"")) + "\"");
    }

    private static Optional<YamlSyntaxError> indentation(String line, int number) {
        Matcher indented = INDENTED.matcher(line);
        return indented.matches()
                ? found(
                        number,
                        "the line begins with "
                                + Lookalikes.name(indented.group(1).charAt(0)) + ", which is no blank in YAML",
                        "remove it, and indent the line with blanks like the lines beside it")
                : Optional.empty();
    }

    private static Optional<YamlSyntaxError> colon(String line, int number) {
        Matcher colon = COLON.matcher(line);
        return colon.matches()
                ? found(
                        number,
                        "the colon after \"" + colon.group(1) + "\" is a full-width one (" + colon.group(2) + ")",
                        "type : and a blank: " + pair(colon.group(1), colon.group(3)))
                : Optional.empty();
    }

    private static Optional<YamlSyntaxError> sign(String line, int number) {
        if (HASH.matcher(line).matches()) {
            return found(number, "the comment begins with a full-width ＃", "type # in its place");
        }
        Matcher hyphen = HYPHEN.matcher(line);
        if (hyphen.matches()) {
            return found(number, "the item of a list begins with " + hyphen.group(1), "type a hyphen and a blank: - ");
        }
        Matcher equals = EQUALS.matcher(line);
        return equals.matches()
                ? found(
                        number,
                        "\"" + equals.group(1) + "\" is followed by " + equals.group(2) + " in place of a colon",
                        "write " + pair(equals.group(1), equals.group(3)))
                : Optional.empty();
    }

    private static Optional<YamlSyntaxError> noBlank(String line, int number) {
        Matcher joined = NO_BLANK.matcher(line);
        return joined.matches()
                ? found(
                        number,
                        "there is no blank after the colon of \"" + joined.group(1) + "\"",
                        "write " + pair(joined.group(1), joined.group(2)))
                : Optional.empty();
    }

    private static String pair(String key, String value) {
        return (key + ": " + shown(Lookalikes.replaced(value))).strip();
    }

    private static String shown(String value) {
        return TextShortener.withEllipsis(value.strip(), SHOWN);
    }

    private static Optional<YamlSyntaxError> found(int line, String problem, String remedy) {
        return Optional.of(new YamlSyntaxError(line, problem, remedy));
    }
}
