package gazette.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the header `Forwarded` (RFC 7239), such as `for="[2001:db8::1]:4711";proto=https, for=198.51.100.7`.
final class ForwardedHeader {
    private static final Pattern QUOTED_OR_SEPARATOR = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[,;\"]");
    private static final Pattern PAIR =
            Pattern.compile("(?i)\\s*for\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\"\\s]*))\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private ForwardedHeader() {}

    /// Returns whom each hop names in its parameter `for`, the last proxy's last. Empty text stands for a hop that
    /// names nobody, or that cannot be read.
    ///
    /// @param line the value of one header field
    static List<String> hops(String line) {
        return elements(line).stream()
                .filter(element -> !element.isBlank())
                .map(ForwardedHeader::client)
                .toList();
    }

    /// A client may have left a quotation mark open, so that it swallows what the proxy appended. Then each comma
    /// separates.
    private static List<String> elements(String line) {
        return split(line, ',').orElseGet(() -> List.of(line.split(",")));
    }

    private static String client(String element) {
        List<String> named = split(element, ';').orElse(List.of()).stream()
                .map(PAIR::matcher)
                .filter(Matcher::matches)
                .map(pair -> value(pair.toMatchResult()))
                .toList();
        return named.size() == 1 ? named.getFirst() : "";
    }

    private static String value(MatchResult pair) {
        return pair.group(1) == null
                ? pair.group(2)
                : ESCAPED.matcher(pair.group(1)).replaceAll("$1");
    }

    /// Splits at a separator outside of quotation marks. Empty if one of them is left open.
    private static Optional<List<String>> split(String text, char separator) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (MatchResult found : QUOTED_OR_SEPARATOR.matcher(text).results().toList()) {
            if (found.group().equals("\"")) {
                return Optional.empty();
            }
            if (found.group().equals(String.valueOf(separator))) {
                parts.add(text.substring(from, found.start()));
                from = found.end();
            }
        }
        parts.add(text.substring(from));
        return Optional.of(parts);
    }
}
