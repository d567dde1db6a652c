package gazette.sources;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Markup that was meant to be XML, as a tree. Nothing is too broken for it: what XML 1.0 forbids is taken out, an
/// ampersand that begins nothing is one, and what was never closed ends with what it stands in. No document type is
/// heeded, so that no entity grows.
final class FeedMarkup {
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE[^\\[>]*+(?:\\[[^\\]]*+\\])?[^>]*+>", Pattern.CASE_INSENSITIVE);
    /// So far from the start, nobody writes a document type.
    private static final int PROLOGUE = 100_000;
    /// CDATA stays as it is.
    private static final Pattern AMPERSAND = Pattern.compile(
            "<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)|&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|(?![A-Za-z][A-Za-z0-9]{1,31};))",
            Pattern.DOTALL);

    private FeedMarkup() {}

    static Document parse(String text) {
        String clean = withoutDoctype(Printable.of(text));
        clean = AMPERSAND.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(mended(found)));
        Document document = Parser.xmlParser().parseInput(clean, "");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static String withoutDoctype(String text) {
        Matcher doctype = DOCTYPE.matcher(text).region(0, Math.min(text.length(), PROLOGUE));
        return doctype.find() ? text.substring(0, doctype.start()) + text.substring(doctype.end()) : text;
    }

    private static String mended(MatchResult found) {
        String written = found.group();
        if (found.group(1) != null) {
            return isForbidden(Integer.parseInt(found.group(1))) ? "" : written;
        }
        if (found.group(2) != null) {
            return isForbidden(Integer.parseInt(found.group(2), 16)) ? "" : written;
        }
        return written.equals("&") ? "&amp;" : written;
    }

    private static boolean isForbidden(int codePoint) {
        return !Character.isValidCodePoint(codePoint)
                || (Printable.isForbidden(codePoint) && !isWindows1252(codePoint));
    }

    /// Whoever writes the number of a control character between 128 and 159 means windows-1252.
    private static boolean isWindows1252(int codePoint) {
        return codePoint >= 0x80 && codePoint <= 0x9f;
    }
}
