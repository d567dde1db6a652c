package gazette.sources.feeds;

import gazette.sources.text.Windows1252Controls;
import gazette.sources.text.XmlSafeText;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Parses XML, valid or not: forbidden characters are removed, a lone ampersand is text, and an element that is not
/// closed ends with its parent. The document type is removed; the entities that it declares itself are expanded within
/// the bounds of [DoctypeEntities].
final class LenientXmlParser {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    /// An ampersand that may need repair: a numeric reference, or none.
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|(?![A-Za-z][A-Za-z0-9]{1,31};))");

    private final String text;
    private final DoctypeEntities entities;

    private LenientXmlParser(String text, DoctypeEntities entities) {
        this.text = text;
        this.entities = entities;
    }

    /// Parses text.
    static Document parse(String written) {
        String text = safe(written);
        Optional<DoctypeLocator.Range> doctype = DoctypeLocator.find(text);
        String rest = doctype.map(range -> range.removedFrom(text)).orElse(text);
        DoctypeEntities entities =
                doctype.map(range -> DoctypeEntities.declaredIn(range.of(text))).orElse(DoctypeEntities.NONE);
        Document document =
                Parser.xmlParser().parseInput(new LenientXmlParser(rest, entities).withRepairedAmpersands(), "");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /// Most feeds are clean, which takes one look at each character.
    private static String safe(String written) {
        String safe = XmlSafeText.of(written);
        return safe.length() == written.length() ? safe : XmlSafeText.of(Windows1252Controls.replaced(written));
    }

    /// CDATA sections stay as they are.
    private String withRepairedAmpersands() {
        var repaired = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int data = orEnd(text.indexOf(CDATA, at), text);
            appendRepaired(repaired, at, data);
            at = orEnd(text.indexOf(CDATA_END, data), text);
            repaired.append(text, data, at);
        }
        return repaired.toString();
    }

    private void appendRepaired(StringBuilder repaired, int start, int end) {
        Matcher ampersand = AMPERSAND.matcher(text);
        int at = start;
        // Large feeds have many ampersands, few of them faulty: indexOf is faster than the pattern.
        for (int found = text.indexOf('&', at, end); found >= 0; found = text.indexOf('&', found + 1, end)) {
            Optional<DoctypeEntities.Expansion> expansion =
                    entities.isEmpty() ? Optional.empty() : entities.expansionAt(text, found, end);
            if (expansion.isPresent()) {
                String value = expansion.get().value();
                repaired.append(text, at, found);
                new LenientXmlParser(value, DoctypeEntities.NONE).appendRepaired(repaired, 0, value.length());
                at = expansion.get().end();
            } else if (ampersand.region(found, end).lookingAt()) {
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
