package gazette.articles.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The raised numbers that lead to an article's notes, and the arrows that lead back.
public final class FootnoteLinks {
    /// Set for `↩`, which some telephones show as a picture.
    public static final String BACK = "↑";

    private static final String LINKS = "a[href^=#]";
    private static final Pattern SIGN = Pattern.compile("\\[?([0-9]{1,4}|[a-z*†‡])]?");
    private static final Pattern ARROWS = Pattern.compile("[↑↩↵⏎^\\x{FE0E}\\x{FE0F}\\s]+");

    private FootnoteLinks() {}

    /// A link to a note, not any other within the article.
    public static boolean is(Element link) {
        return leadsWithin(link) && isRaised(link) && SIGN.matcher(link.text()).matches();
    }

    /// As a plain text has it: `[^1]`.
    public static String sign(Element link) {
        return "[^" + SIGN.matcher(link.text()).replaceAll("$1") + "]";
    }

    public static boolean isWayBack(Element link) {
        return leadsWithin(link) && ARROWS.matcher(link.text()).matches();
    }

    /// What [#LINKS] selects; to be asked of every element, it must not read a selector each time.
    public static boolean leadsWithin(Element element) {
        return element.nameIs("a") && element.attr("href").startsWith("#");
    }

    /// The sign of each note, by the id that its mark leads to.
    public static Map<String, String> signs(Element body) {
        Map<String, String> signs = new LinkedHashMap<>();
        body.select(LINKS).stream()
                .filter(FootnoteLinks::is)
                .forEach(link -> signs.putIfAbsent(link.attr("href").substring(1), sign(link)));
        return signs;
    }

    /// The same with nothing to read in marks and arrows, for a title or a summary. Removed, each would be one more
    /// walk along those beside it.
    public static Element without(Element element) {
        Element plain = element.clone();
        plain.select(LINKS).stream().filter(link -> is(link) || isWayBack(link)).forEach(Element::empty);
        return plain;
    }

    private static boolean isRaised(Element link) {
        Element around = link.parent();
        return (around != null && around.nameIs("sup"))
                || !link.getElementsByTag("sup").isEmpty();
    }
}
