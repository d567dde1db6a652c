package gazette.sources.feeds;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Converts titles to plain text on one line. Titles should be text, but many are HTML, so what looks like HTML is read
/// as
/// HTML.
final class PlainTitle {
    private static final Pattern HTML = Pattern.compile(
            "</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strike|strong|sub|sup|u|wbr)"
                    + "(?:\\s[^<>]*)?/?>|&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\u00a0\u200b\ufeff]+");

    private PlainTitle() {}

    /// Returns the title in an element.
    static String of(Element element) {
        return of(element.wholeText());
    }

    /// Returns a title that may be HTML.
    static String of(String written) {
        String text =
                HTML.matcher(written).find() ? Jsoup.parseBodyFragment(written).text() : written;
        return line(text);
    }

    /// Returns a title that is text, on one line.
    static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
