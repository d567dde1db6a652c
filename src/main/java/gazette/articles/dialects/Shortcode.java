package gazette.articles.dialects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Is a shortcode, a tag of Liquid or a component, with its arguments.
///
/// @param name in lower case, without the ending of a file; begins with a slash if it closes
record Shortcode(String name, List<String> positional, Map<String, String> named) {
    private static final Pattern CONTENT = Pattern.compile("\\{\\{[<%](.*)[>%]}}|\\{%-?(.*?)-?%}", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?:([\\w.-]++)\\s*+=\\s*+)?+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\""
                    + "|'((?:[^'\\\\]++|\\\\.)*+)'|`([^`]*+)`|([^\\s\"'`]++))",
            Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("\\.\\w{2,6}$");

    /// Reads what stands between the signs of a token.
    static Shortcode read(String token) {
        Matcher content = CONTENT.matcher(token);
        String inside = !content.matches() ? "" : content.group(1) == null ? content.group(2) : content.group(1);
        List<String> positional = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        Matcher argument = ARGUMENT.matcher(inside.strip());
        while (argument.find()) {
            String value = value(argument);
            if (argument.group(1) == null) {
                positional.add(value);
            } else {
                named.putIfAbsent(argument.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        return of(positional, named);
    }

    private static String value(Matcher argument) {
        for (int group = 2; group <= 5; group++) {
            if (argument.group(group) != null) {
                return argument.group(group).replace("\\\"", "\"");
            }
        }
        return "";
    }

    /// The name of an include is that of its file: `{% include figure.html src="a.png" %}`.
    private static Shortcode of(List<String> positional, Map<String, String> named) {
        List<String> words = positional;
        if (words.size() > 1 && words.getFirst().matches("(?i)include(?:_cached|_relative)?|render|embed")) {
            words = words.subList(1, words.size());
        }
        if (!words.isEmpty() && words.getFirst().equals("/") && words.size() > 1) {
            return new Shortcode("/" + plain(words.get(1)), List.of(), named);
        }
        return words.isEmpty()
                ? new Shortcode("", List.of(), named)
                : new Shortcode(plain(words.getFirst()), words.subList(1, words.size()), named);
    }

    private static String plain(String name) {
        String file = name.substring(name.lastIndexOf('/', name.length() - 2) + 1);
        String whole = name.startsWith("/") ? "/" + file.replace("/", "") : file;
        return FILE.matcher(whole).replaceFirst("").toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }

    /// Returns the first of some named arguments that is there.
    Optional<String> argument(String... names) {
        return Arrays.stream(names)
                .map(name -> named.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /// Returns a positional argument.
    Optional<String> argument(int index) {
        return index < positional.size() ? Optional.of(positional.get(index)) : Optional.empty();
    }
}
