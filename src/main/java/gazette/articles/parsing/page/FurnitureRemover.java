package gazette.articles.parsing.page;

import gazette.articles.parsing.page.TextMeasure.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.QueryParser;

/// Removes from a page what its markup says is no part of the article: navigation, forms, related links, comments.
/// What holds a large part of the page's text stays, whatever it is called.
final class FurnitureRemover implements NodeFilter {
    private static final String USELESS =
            "script:not([type^=math/]), style, template, link, meta, nav, input, select, button, textarea, dialog, menu";
    private static final Evaluator SENTENCE = QueryParser.parse("p, li, dd, td, h1, h2, h3, h4");
    private static final Evaluator QUOTED = QueryParser.parse("blockquote, pre");
    private static final Evaluator DATA = QueryParser.parse("table:has(th), table:has(caption)");
    private static final Evaluator ARTICLE_PART = QueryParser.parse("h1, [itemprop=articleBody]");
    private static final Set<String> FURNITURE = Set.of("aside", "footer", "form");
    private static final Set<String> NEVER =
            Set.of("body", "main", "article", "h1", "pre", "table", "tbody", "tr", "math");

    /// Of the text outside links that is left.
    private static final double LARGE = 0.25;
    /// As much text makes an article without its comments.
    private static final int ARTICLE = 800;
    /// A page with less text left has lost its article.
    private static final int NOTHING = 250;
    private static final int SHORT = 120;
    /// A gallery with as much text tells a story of its own. Others are the article's pictures.
    private static final int SLIDE_SHOW = 2000;

    private final TextMeasure measure;
    private final int whole;
    private final boolean isThread;
    private final List<Element> found = new ArrayList<>();
    private int left;

    private FurnitureRemover(Element body) {
        this.measure = TextMeasure.of(body);
        this.whole = measure.amount(body).prose();
        int others = whole - proseOfComments(body);
        this.isThread = others < ARTICLE && others < whole / 2;
        this.left = whole;
    }

    private int proseOfComments(Element body) {
        List<Element> comments = new ArrayList<>();
        NodeTraversor.filter(
                (node, _) -> {
                    if (node instanceof Element element && FurnitureNames.isComments(element)) {
                        comments.add(element);
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    return FilterResult.CONTINUE;
                },
                body);
        return comments.stream()
                .mapToInt(comment -> measure.amount(comment).prose())
                .sum();
    }

    static void removeFrom(Element body) {
        body.select(USELESS).remove();
        body.nodeStream(Comment.class).toList().forEach(Node::remove);
        var remover = new FurnitureRemover(body);
        body.filter(remover);
        if (remover.left >= Math.min(NOTHING, remover.whole)) {
            remover.found.forEach(Element::remove);
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element) || !isFurniture(element) || holdsArticle(element)) {
            return FilterResult.CONTINUE;
        }
        left -= measure.amount(element).prose();
        found.add(element);
        return FilterResult.SKIP_ENTIRELY;
    }

    private boolean isFurniture(Element element) {
        if (NEVER.contains(element.normalName()) || isPartOfSentence(element)) {
            return false;
        }
        Amount amount = measure.amount(element);
        boolean isSmall = amount.prose() < LARGE * left;
        boolean isBesideArticle = left - amount.prose() > ARTICLE;
        return (isSmall && isCalledFurniture(element))
                || (amount.all() < SHORT && FurnitureNames.isShortFurniture(element))
                || (!isThread && FurnitureNames.isComments(element))
                || (isBesideArticle && amount.prose() > SLIDE_SHOW && FurnitureNames.isGallery(element));
    }

    /// Links in a text may be called a pop-up, and the like.
    private static boolean isPartOfSentence(Element element) {
        return !element.isBlock() && element.childrenSize() < 2 && element.closest(SENTENCE) != null;
    }

    /// What others wrote is quoted in frames with names such as "social".
    private static boolean isCalledFurniture(Element element) {
        if (FURNITURE.contains(element.normalName())) {
            return element.closest("blockquote") == null;
        }
        return FurnitureNames.isFurniture(element) && element.selectFirst(QUOTED) == null;
    }

    private static boolean holdsArticle(Element element) {
        return element.selectFirst(ARTICLE_PART) != null || element.closest(DATA) != null;
    }
}
