package gazette.articles.dialects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves addresses that are written with Liquid or a shortcode: `{{ site.baseurl }}/about/`.
final class LiquidAddresses {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{[^{}\\n]*+}}|\\{%[^{}\\n]*+}");
    private static final Pattern STRING =
            Pattern.compile("\\{\\{[<%-]?\\s*+(?:\"([^\"]*+)\"|'([^']*+)')\\s*+(?:\\|[^{}]*+)?[%>-]?}}");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\{\\{[<%-]?\\s*+\\.?[\\w.$]*?(?:url|base|root|path|prefix|assets|host|domain|cdn)\\w*(?:\\s*+\\|[^{}]*+)?\\s*+[%>-]?}}",
            Pattern.CASE_INSENSITIVE);

    private LiquidAddresses() {}

    static boolean isLiquid(String address) {
        return address.contains("{{") || address.contains("{%");
    }

    /// Returns an address without the parts that stand for the site's own; empty if it is not known without the tool.
    static Optional<String> resolve(String address) {
        Matcher token = TOKEN.matcher(address);
        StringBuilder resolved = new StringBuilder();
        while (token.find()) {
            Matcher string = STRING.matcher(token.group());
            if (string.matches()) {
                token.appendReplacement(
                        resolved,
                        Matcher.quoteReplacement(string.group(1) == null ? string.group(2) : string.group(1)));
            } else if (VARIABLE.matcher(token.group()).matches()) {
                token.appendReplacement(resolved, "");
            } else {
                return Optional.empty();
            }
        }
        token.appendTail(resolved);
        return Optional.of(resolved.toString().strip()).filter(plain -> !plain.isEmpty() && !isLiquid(plain));
    }

    /// Returns the resolved address, else the address as it is.
    static String plain(String address) {
        return isLiquid(address) ? resolve(address).orElse(address) : address;
    }
}
