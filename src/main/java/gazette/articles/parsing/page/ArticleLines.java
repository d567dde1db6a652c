package gazette.articles.parsing.page;

import gazette.articles.parsing.page.TextMeasure.Amount;
import gazette.text.TextShortener;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Answers what the lines of an article are: its text, a heading, a caption, or furniture.
final class ArticleLines {
    private static final Evaluator CAPTION = QueryParser.parse("figure, figcaption, caption, [class*=caption]");
    private static final Evaluator KEPT = QueryParser.parse("pre, table, blockquote, math");
    private static final Evaluator MEDIA = QueryParser.parse("img, picture, video, audio, iframe, object, embed");
    private static final Evaluator LINK = QueryParser.parse("a[href]");
    private static final Evaluator ITEM = QueryParser.parse("li");
    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    /// Of letters outside links. A line with more is text, whatever it links to.
    private static final int FEW = 20;
    /// In letters. A line with more is a paragraph.
    private static final int PARAGRAPH = 80;
    private static final int LINK_ITEM = 150;
    /// In letters. Captions that begin alike are one, in full and shortened.
    private static final int CAPTION_START = 60;

    private final Element article;
    private final PageMetadata metadata;
    private final List<Element> lines;
    private final TextMeasure measure;
    private final Set<String> captions = new HashSet<>();

    ArticleLines(Element article, PageMetadata metadata) {
        this.article = article;
        this.metadata = metadata;
        this.lines = TextLines.of(article);
        this.measure = TextMeasure.of(article);
    }

    List<Element> all() {
        return lines;
    }

    int letters() {
        return measure.amount(article).all();
    }

    int letters(Collection<Element> some) {
        return some.stream().mapToInt(this::letters).sum();
    }

    private int letters(Element line) {
        return measure.amount(line).all();
    }

    /// Returns whether a line stands before the text and is none of it.
    boolean isBeforeText(Element line) {
        if (letters(line) == 0 || letters(line) > FurnitureLines.LONGEST || isCaption(line) || isKept(line)) {
            return false;
        }
        String text = line.text();
        if (metadata.isTitle(text) || line.nameIs("h1")) {
            return true;
        }
        return !isHeading(line)
                && (FurnitureLines.isByline(text)
                        || FurnitureLines.isAtEdge(text, isLinks(line))
                        || isOwnLinks(line)
                        || (!line.nameIs("p") && line.closest(ITEM) == null && letters(line) < PARAGRAPH));
    }

    /// Returns whether a line after the text is none of it.
    boolean isAfterText(Element line) {
        if (isCaption(line) || isKept(line)) {
            return false;
        }
        if (letters(line) == 0) {
            return line.selectFirst(MEDIA) == null;
        }
        return isHeading(line) || isOwnLinks(line) || FurnitureLines.isAtEdge(line.text(), isLinks(line));
    }

    boolean isFurniture(Element line) {
        if (letters(line) == 0 || letters(line) > FurnitureLines.LONGEST || isKept(line)) {
            return false;
        }
        return isCaption(line)
                ? FurnitureLines.isLabel(line.text())
                : FurnitureLines.isAnywhere(line.text(), isLinks(line));
    }

    /// Returns whether a line is a heading above links to other articles.
    boolean isHeadingOfLinks(Element line, Element next) {
        if (!isLinkItem(next) || isKept(line) || isCaption(line)) {
            return false;
        }
        return FurnitureLines.isAnywhere(line.text(), false)
                || (isOwnLinks(next) && FurnitureLines.isAtEdge(line.text(), false));
    }

    /// Returns whether a caption was there before, as where a gallery shows each picture twice.
    boolean isRepeatedCaption(Element line) {
        if (!isCaption(line)) {
            return false;
        }
        String start = TextShortener.cut(PageMetadata.fold(line.text()), CAPTION_START);
        return start.length() > FEW && !captions.add(start);
    }

    /// Returns whether a line may be an entry in a list of other articles.
    boolean isLinkItem(Element line) {
        return (isLinks(line) || isItemWithLink(line)) && !isKept(line);
    }

    private boolean isItemWithLink(Element line) {
        return measure.amount(line).linked() > 0 && letters(line) < LINK_ITEM && line.closest(ITEM) != null;
    }

    /// Returns whether a line may be there before the first text: a heading, a picture, its caption.
    boolean isNoText(Element line) {
        return isHeading(line) || isCaption(line) || letters(line) == 0;
    }

    boolean isHeading(Element line) {
        return HEADING.matcher(line.normalName()).matches();
    }

    private static boolean isCaption(Element line) {
        return line.closest(CAPTION) != null;
    }

    private static boolean isKept(Element line) {
        return line.closest(KEPT) != null;
    }

    private boolean isLinks(Element line) {
        Amount amount = measure.amount(line);
        return amount.isMostlyLinks() && amount.prose() < FEW;
    }

    /// References to other sites are part of a text more often than links to other pages of its own.
    private boolean isOwnLinks(Element line) {
        return isLinks(line)
                && Stream.concat(line.select(LINK).stream(), Stream.ofNullable(line.closest(LINK)))
                        .allMatch(link -> metadata.isOwn(link.absUrl("href")));
    }

    /// Removes a line and the elements that hold nothing else. Pictures in it stay, but for those of links.
    void remove(Element line) {
        Elements media = line.select(MEDIA).not("a img, a picture");
        if (!media.isEmpty()) {
            line.empty().appendChildren(media);
            return;
        }
        Element gone = line;
        while (gone.parent() != null && !article.equals(gone.parent()) && isAllOf(gone.parent(), gone)) {
            gone = gone.parent();
        }
        gone.remove();
    }

    private static boolean isAllOf(Element parent, Element child) {
        return parent.childNodes().stream().allMatch(node -> node.equals(child) || isNothing(node));
    }

    static boolean isNothing(Node node) {
        return node instanceof Comment || (node instanceof TextNode text && text.isBlank());
    }
}
