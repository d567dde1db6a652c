package gazette.sources.feeds;

import gazette.sources.text.XmlText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Markup that was meant to be XML, as a tree. Nothing is too broken for it: what XML 1.0 forbids is taken out, an
/// ampersand that begins nothing is one, and what was never closed ends with what it stands in. No document type is
/// heeded, so that no entity grows.
final class LenientXmlParser {
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE(?:[^\\[>]*+(?:\\[[^\\]]*+\\])?[^>]*+>)?", Pattern.CASE_INSENSITIVE);
    /// So far from the start, nobody writes a document type.
    private static final int PROLOGUE = 100_000;
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    /// What an ampersand begins that may have to be mended: a character by its number, or nothing.
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|(?![A-Za-z][A-Za-z0-9]{1,31};))");

    private LenientXmlParser() {}

    static Document parse(String text) {
        String clean = withMendedAmpersands(withoutDoctype(XmlText.of(text)));
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

    /// CDATA stays as it is.
    private static String withMendedAmpersands(String text) {
        var mended = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int data = orEnd(text.indexOf(CDATA, at), text);
            appendMended(mended, text, at, data);
            at = orEnd(text.indexOf(CDATA_END, data), text);
            mended.append(text, data, at);
        }
        return mended.toString();
    }

    private static void appendMended(StringBuilder mended, String text, int start, int end) {
        Matcher ampersand = AMPERSAND.matcher(text);
        int at = start;
        // Large feeds have many ampersands and few faults: a string finds the ones faster than a pattern the others.
        for (int found = text.indexOf('&', at, end); found >= 0; found = text.indexOf('&', found + 1, end)) {
            if (ampersand.region(found, end).lookingAt()) {
                mended.append(text, at, found).append(mended(ampersand));
                at = ampersand.end();
            }
        }
        mended.append(text, at, end);
    }

    private static int orEnd(int found, String text) {
        return found < 0 ? text.length() : found;
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
        return !Character.isValidCodePoint(codePoint) || (XmlText.isForbidden(codePoint) && !isWindows1252(codePoint));
    }

    /// Whoever writes the number of a control character between 128 and 159 means windows-1252.
    private static boolean isWindows1252(int codePoint) {
        return codePoint >= 0x80 && codePoint <= 0x9f;
    }
}
