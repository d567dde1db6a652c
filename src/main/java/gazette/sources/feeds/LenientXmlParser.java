package gazette.sources.feeds;

import gazette.sources.text.XmlSafeText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Parses XML, valid or not: forbidden characters are removed, a lone ampersand is text, and an element that is not
/// closed
/// ends with its parent. Document types are removed, so no entity is expanded.
final class LenientXmlParser {
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE(?:[^\\[>]*+(?:\\[[^\\]]*+\\])?[^>]*+>)?", Pattern.CASE_INSENSITIVE);
    /// A document type is searched for in so many characters.
    private static final int PROLOGUE = 100_000;
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    /// An ampersand that may need repair: a numeric reference, or none.
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|(?![A-Za-z][A-Za-z0-9]{1,31};))");

    private LenientXmlParser() {}

    /// Parses text.
    static Document parse(String text) {
        String clean = withRepairedAmpersands(withoutDoctype(XmlSafeText.of(text)));
        Document document = Parser.xmlParser().parseInput(clean, "");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static String withoutDoctype(String text) {
        Matcher doctype = DOCTYPE.matcher(text).region(0, Math.min(text.length(), PROLOGUE));
        // Where the first one has no end, no later one has.
        return doctype.find() && doctype.group().endsWith(">")
                ? text.substring(0, doctype.start()) + text.substring(doctype.end())
                : text;
    }

    /// CDATA sections stay as they are.
    private static String withRepairedAmpersands(String text) {
        var repaired = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int data = orEnd(text.indexOf(CDATA, at), text);
            appendRepaired(repaired, text, at, data);
            at = orEnd(text.indexOf(CDATA_END, data), text);
            repaired.append(text, data, at);
        }
        return repaired.toString();
    }

    private static void appendRepaired(StringBuilder repaired, String text, int start, int end) {
        Matcher ampersand = AMPERSAND.matcher(text);
        int at = start;
        // Large feeds have many ampersands, few of them faulty: indexOf is faster than the pattern.
        for (int found = text.indexOf('&', at, end); found >= 0; found = text.indexOf('&', found + 1, end)) {
            if (ampersand.region(found, end).lookingAt()) {
                repaired.append(text, at, found).append(repaired(ampersand));
                at = ampersand.end();
            }
        }
        repaired.append(text, at, end);
    }

    private static int orEnd(int found, String text) {
        return found < 0 ? text.length() : found;
    }

    private static String repaired(MatchResult found) {
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
                || (XmlSafeText.isForbidden(codePoint) && !isWindows1252(codePoint));
    }

    /// Numbers of control characters between 128 and 159 are meant as windows-1252.
    private static boolean isWindows1252(int codePoint) {
        return codePoint >= 0x80 && codePoint <= 0x9f;
    }
}
