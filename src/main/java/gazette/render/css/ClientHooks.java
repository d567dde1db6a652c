package gazette.render.css;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Tells whether a selector that selects nothing in a letter may select something in a mail program, which puts
/// elements, classes and attributes of its own around a letter and into it: `.ExternalClass`, `[data-ogsc]`,
/// `u + .body`, `#MessageViewBody`.
final class ClientHooks {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'");
    private static final Pattern SIBLING = Pattern.compile("[+~](?!=)");
    private static final Pattern NAME =
            Pattern.compile("([.#]|\\[\\s*)((?:[\\w\\x{80}-\\x{FFFF}-]|\\\\[0-9a-fA-F]{1,6}\\s?|\\\\.)+)");

    /// Matches an attribute of which mail programs change the value.
    private static final Pattern VALUE = Pattern.compile("\\[\\s*(?:class|id|style|href|src)\\s*[~|^$*]?=");

    /// Matches what only Internet Explorer 6 reads: it puts an element around the page.
    private static final Pattern AROUND_PAGE = Pattern.compile("\\*\\s+html\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> names = new HashSet<>();

    /// @param elements all that are in the letter
    /// @param ownClasses those that other letters of its kind have
    ClientHooks(List<Element> elements, Set<String> ownClasses) {
        ownClasses.forEach(name -> add("." + name));
        for (Element element : elements) {
            add("#" + element.id());
            element.classNames().forEach(name -> add("." + name));
            for (Attribute attribute : element.attributes()) {
                add("[" + attribute.getKey());
            }
        }
    }

    private void add(String name) {
        names.add(name.toLowerCase(Locale.ROOT));
    }

    /// Returns whether a selector names something that is not in the letter, or asks for such a value or for what is
    /// beside something.
    boolean mayMatchLater(String selector) {
        String bare = STRING.matcher(selector).replaceAll("\"\"");
        if (SIBLING.matcher(bare).find()
                || AROUND_PAGE.matcher(bare).find()
                || VALUE.matcher(bare).find()) {
            return true;
        }
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            String read = name.group(1).strip() + CssEscapes.read(name.group(2));
            if (!names.contains(read.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
