package gazette.render;

import gazette.articles.plaintext.TaskItem;
import gazette.text.Cjk;
import gazette.text.PhraseSplitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Marks in an article's HTML what style sheets cannot tell by themselves.
final class Typesetting {
    /// Names the class of an item of a task list: it has a sign in place of a bullet.
    static final String TASK = "task";

    /// Names the class of a first paragraph that is long enough for a large initial.
    static final String DROP_CAP = "dropcap";

    /// Gives how wide three lines are on a page, in Latin letters. A Chinese character is as wide as two.
    private static final int THREE_LINES = 250;

    /// Matches a letter, with a quotation mark before it or none.
    private static final Pattern BEGINNING = Pattern.compile("[\\p{Pi}\\p{Ps}\"']?\\p{L}");

    private static final String INDENT = "\u2003";

    private Typesetting() {}

    static void ofPage(Document document) {
        ofMail(document);
        markDropCap(document);
    }

    static void ofMail(Document document) {
        document.select("h1, h2, h3, h4, h5, h6").stream()
                .flatMap(heading -> heading.nodeStream(TextNode.class).toList().stream())
                .forEach(Typesetting::keepWords);
        document.select("ul > li").stream().filter(TaskItem::is).forEach(item -> item.addClass(TASK));
    }

    /// Feed readers have no style sheet of ours. Items with a sign are taken out of their list, where they would get
    /// bullets.
    static void ofFeed(Document document) {
        List<Element> lists = new ArrayList<>(document.select("ul"));
        Collections.reverse(lists);
        lists.stream()
                .filter(list -> list.children().stream().anyMatch(TaskItem::is))
                .forEach(Typesetting::takeApart);
    }

    /// Marks where a heading may break, as `headline` does in templates.
    private static void keepWords(TextNode text) {
        List<String> parts = PhraseSplitter.split(text.getWholeText());
        for (String part : parts.subList(0, parts.size() - 1)) {
            text.before(new TextNode(part)).before(new Element("wbr"));
        }
        text.text(parts.getLast());
    }

    /// An initial of several lines needs a text as tall beside it, and no picture that it would stand above.
    private static void markDropCap(Document document) {
        Element first = document.body().firstElementChild();
        if (first != null
                && first.nameIs("p")
                && !holdsPicture(first)
                && BEGINNING.matcher(first.text()).lookingAt()
                && width(first) >= THREE_LINES
                && (first.nextElementSibling() == null || !holdsPicture(first.nextElementSibling()))) {
            first.addClass(DROP_CAP);
        }
    }

    private static boolean holdsPicture(Element element) {
        return element.selectFirst("img") != null;
    }

    private static int width(Element paragraph) {
        return paragraph.text().codePoints().map(Cjk::width).sum();
    }

    /// Puts the other items into lists of their own, which stand between.
    private static void takeApart(Element list) {
        String indent = INDENT.repeat(
                (int) list.parents().stream().filter(e -> e.nameIs("li")).count());
        Element rest = null;
        for (Element item : List.copyOf(list.children())) {
            if (TaskItem.is(item)) {
                TaskItem.firstText(item).ifPresent(text -> text.text(indent + text.getWholeText()));
                list.before(new Element("div").insertChildren(0, List.<Node>copyOf(item.childNodes())));
                rest = null;
            } else if (rest == null) {
                rest = new Element("ul").appendChild(item);
                list.before(rest);
            } else {
                rest.appendChild(item);
            }
        }
        list.remove();
    }
}
