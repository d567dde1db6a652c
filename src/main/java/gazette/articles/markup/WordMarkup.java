package gazette.articles.markup;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Makes of Word's paragraphs, which are told apart by the names of their styles, the elements that they stand for: the
/// title, quotations, the marks of notes, and lists. Leaves out what was not meant for readers.
public final class WordMarkup {
    private static final Evaluator ITEMS = QueryParser.parse("p[style*=mso-list], p[class^=MsoListParagraph]");

    /// What reviewers say to each other: comments, the signs in the text that lead to them, and text that was deleted
    /// while changes were tracked. Of Google Docs, too.
    private static final Evaluator REVIEW =
            QueryParser.parse("div[style*=mso-element:comment], div.msocomtxt, hr.msocomoff,"
                    + " p.MsoCommentText, span.MsoCommentReference, a.msocomanchor, a[href^=#_msocom], del[cite^=mailto:],"
                    + " del[datetime], span.msoDel, sup:has(> a[href^=#cmnt]), div:has(> p > a[href^=#cmnt_ref])");

    private WordMarkup() {}

    /// Changes a body in place.
    public static void convert(Element body) {
        if (new MarkupSigns(body).isOfWord()) {
            convertAll(body);
        }
    }

    static void convertAll(Element body) {
        body.getElementsByTag("xml").remove();
        body.select(REVIEW).remove();
        body.select("p.MsoTitle").stream().limit(1).forEach(title -> title.tagName("h1"));
        body.select("p.MsoQuote, p.MsoIntenseQuote").forEach(quote -> quote.tagName("blockquote"));
        body.select("span.MsoFootnoteReference, span.MsoEndnoteReference").tagName("sup");
        List.copyOf(body.select(ITEMS)).stream()
                .filter(item -> item.closest("li") == null)
                .forEach(WordMarkup::append);
        List.copyOf(body.select("ul[class*=lst-kix], ol[class*=lst-kix]")).forEach(WordMarkup::nest);
    }

    /// Appends a paragraph to the list before it, or begins one.
    private static void append(Element paragraph) {
        Optional<WordListMarker> marker = WordListMarker.take(paragraph);
        Optional<Element> before = listBefore(paragraph);
        if (marker.isEmpty()) {
            before.filter(_ -> paragraph.className().startsWith("MsoListParagraph"))
                    .ifPresent(list -> continueItem(list, paragraph));
            return;
        }
        Element list = list(before, marker.get(), paragraph);
        Element item = list.appendElement("li");
        item.appendChildren(List.copyOf(paragraph.childNodes()));
        paragraph.remove();
    }

    /// A paragraph of a list without a marker belongs to the item before it.
    private static void continueItem(Element list, Element paragraph) {
        Element last = list;
        Optional<Element> inner = innermost(last);
        while (inner.isPresent()) {
            last = inner.get();
            inner = innermost(last);
        }
        if (last.nameIs("li")) {
            last.appendElement("p").appendChildren(List.copyOf(paragraph.childNodes()));
            paragraph.remove();
        }
    }

    private static Optional<Element> innermost(Element element) {
        return Optional.ofNullable(element.lastElementChild()).filter(inner -> inner.nameIs("li") || isList(inner));
    }

    private static Optional<Element> listBefore(Element paragraph) {
        Node before = paragraph.previousSibling();
        while (before != null
                && !(before instanceof Element)
                && !(before instanceof TextNode text && !text.isBlank())) {
            before = before.previousSibling();
        }
        return before instanceof Element list && isList(list) && list.hasAttr("data-level")
                ? Optional.of(list)
                : Optional.empty();
    }

    private static boolean isList(Element element) {
        return element.nameIs("ul") || element.nameIs("ol");
    }

    /// Returns the list that an item goes into, which may be new, or new within the last item.
    private static Element list(Optional<Element> before, WordListMarker marker, Element paragraph) {
        if (before.isEmpty()
                || level(before.get()) > marker.level()
                || (level(before.get()) == marker.level() && !marker.suits(before.get()))) {
            Element list = marker.list();
            paragraph.before(list);
            return list;
        }
        Element list = before.get();
        while (level(list) < marker.level()) {
            Element item = list.lastElementChild();
            Element inner = item == null ? null : item.lastElementChild();
            boolean goesOn = inner != null
                    && inner.hasAttr("data-level")
                    && level(inner) <= marker.level()
                    && (level(inner) < marker.level() || marker.suits(inner));
            if (item == null) {
                return list;
            }
            Element next = goesOn && inner != null ? inner : marker.list();
            if (!goesOn) {
                item.appendChild(next);
            }
            list = next;
        }
        return list;
    }

    private static int level(Element list) {
        return Integer.parseInt(list.attr("data-level"));
    }

    /// Google Docs writes a list of its own for the items of each level; the name of its class ends in the level.
    private static void nest(Element list) {
        int level = levelOfClass(list);
        Element before = list.previousElementSibling();
        if (level == 0 || before == null || !isList(before) || levelOfClass(before) < 0) {
            return;
        }
        Optional<Element> item = Optional.ofNullable(before.lastElementChild());
        Optional<Element> inner = item.flatMap(WordMarkup::innerList);
        while (inner.filter(i -> levelOfClass(i) < level).isPresent()) {
            item = inner.map(Element::lastElementChild);
            inner = item.flatMap(WordMarkup::innerList);
        }
        if (item.isEmpty() || levelOfClass(before) >= level) {
            return;
        }
        if (inner.filter(i -> levelOfClass(i) == level).isPresent()) {
            inner.get().appendChildren(List.copyOf(list.children()));
            list.remove();
        } else {
            item.get().appendChild(list);
        }
        joinNext(before);
    }

    private static Optional<Element> innerList(Element item) {
        return Optional.ofNullable(item.lastElementChild()).filter(WordMarkup::isList);
    }

    /// What follows on the level of the outer list goes on with it.
    private static void joinNext(Element list) {
        Element next = list.nextElementSibling();
        if (next != null
                && next.nameIs(list.normalName())
                && levelOfClass(next) == levelOfClass(list)
                && !next.className().contains(" start")) {
            list.appendChildren(List.copyOf(next.children()));
            next.remove();
        }
    }

    private static int levelOfClass(Element list) {
        return list.classNames().stream()
                .filter(name -> name.matches("lst-kix_\\w{1,40}-\\d"))
                .findFirst()
                .map(name -> name.charAt(name.length() - 1) - '0')
                .orElse(-1);
    }
}
