package gazette.articles.plaintext;

import gazette.articles.text.BareAddresses;
import gazette.articles.text.BareAddresses.BareAddress;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sets addresses in plain text apart from the text beside them, so that mail programs make links of the addresses
/// and of nothing else: `(<https://example.com>)`, as RFC 3986 appendix C has it.
public final class BareAddressMarks {
    /// Control characters, which no article contains.
    private static final String BEGIN = "\u0001";

    private static final String END = "\u0002";
    private static final Pattern MARKED = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);

    private BareAddressMarks() {}

    /// Returns a text whose addresses are set apart.
    public static String setApart(String text) {
        var marked = new StringBuilder(text.length() + 16);
        int end = 0;
        for (BareAddress address : BareAddresses.in(text)) {
            marked.append(text, end, address.start()).append(mark(text.substring(address.start(), address.end())));
            end = address.end();
        }
        return resolve(marked.append(text.substring(end)).toString());
    }

    /// Returns an address with marks around it.
    static String mark(String address) {
        return BEGIN + address + END;
    }

    /// Returns the text without marks. Angle brackets take their place where no space divides an address from the text.
    static String resolve(String text) {
        return MARKED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(isApart(text, found) ? found.group(1) : "<" + found.group(1) + ">"));
    }

    private static boolean isApart(String text, MatchResult found) {
        int before = found.start() == 0 ? ' ' : text.codePointBefore(found.start());
        int after = found.end() == text.length() ? ' ' : text.codePointAt(found.end());
        boolean isInBrackets = before == '<' && after == '>';
        return isInBrackets || (!Character.isLetterOrDigit(before) && Character.isWhitespace(after));
    }
}
