package gazette.articles.parsing.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Finds the parts of a page whose markup calls them the article, the narrowest first.
final class MarkedCandidates {
    private static final Evaluator ARTICLE = QueryParser.parse("article, [role=article]");
    private static final Evaluator BODY = QueryParser.parse("[itemprop~=articleBody], [property~=articleBody]");
    private static final Pattern BODY_NAME = Pattern.compile("(?:.*-)?(?:article|story|post|entry|news|single|detail)-?"
            + "(?:main-?|page-?)?(?:body|content|contents|text|copy)"
            + "|body-?copy|body-?text|e-content|rich-media-content|mw-parser-output|markdown-body|trs-editor|artibody"
            + "|field-(?:name-)?body");

    /// An article has so many letters at least. A shorter one is left to those who look at the whole page.
    private static final int SHORT = 250;
    private static final int SHORT_TITLED = 100;
    /// Of the text of the article, or of the whole page: so much a body must hold, if the standard says that it is one.
    private static final double SOME = 0.15;
    /// The same, if only its name says so.
    private static final double MUCH = 0.4;
    /// The same, of one article among others.
    private static final double MOST = 0.6;
    /// The same: so much makes a wider body needless.
    private static final double NEARLY_ALL = 0.85;
    /// Of the largest of several parts.
    private static final double TINY = 0.1;

    private final Element body;
    private final TextMeasure measure;
    private final PageMetadata metadata;

    MarkedCandidates(Element body, TextMeasure measure, PageMetadata metadata) {
        this.body = body;
        this.measure = measure;
        this.metadata = metadata;
    }

    List<Element> find() {
        Optional<Element> titled =
                body.select(ARTICLE).stream().filter(this::isTitled).findFirst();
        Element scope = titled.orElse(body);
        int whole = titled.map(this::prose).orElseGet(this::proseOfAllArticles);
        List<Element> found = new ArrayList<>();
        joined(scope.select(BODY)).filter(e -> holds(e, SOME * whole)).ifPresent(found::add);
        joined(named(scope)).filter(e -> holds(e, MUCH * whole)).ifPresent(found::add);
        titled.or(() -> largest(body.select(ARTICLE)).filter(e -> holds(e, MOST * whole)))
                .ifPresent(found::add);
        return found;
    }

    /// A thread of a forum has several, and none of them is all.
    private int proseOfAllArticles() {
        int articles = body.select(ARTICLE).stream()
                .filter(article -> article.parents().stream().noneMatch(parent -> parent.is(ARTICLE)))
                .mapToInt(this::prose)
                .sum();
        return Math.max(articles, largest(body.select("main")).map(this::prose).orElse(0));
    }

    private boolean isTitled(Element article) {
        return prose(article) >= SHORT_TITLED
                && article.select("h1, h2").stream().anyMatch(heading -> metadata.isTitle(heading.text()));
    }

    private boolean holds(Element element, double atLeast) {
        return prose(element) >= Math.max(SHORT, atLeast);
    }

    private int prose(Element element) {
        return measure.amount(element).prose();
    }

    private Optional<Element> largest(List<Element> found) {
        return found.stream().max(Comparator.comparingInt(this::prose));
    }

    private static List<Element> named(Element scope) {
        return scope.stream()
                .filter(element -> element.isBlock() && ElementNames.of(element).anyMatch(BODY_NAME.asMatchPredicate()))
                .toList();
    }

    /// An article may come in several parts, with advertisements between them. Then all around them is returned.
    private Optional<Element> joined(List<Element> found) {
        Optional<Element> largest = largest(found);
        if (largest.isEmpty()) {
            return largest;
        }
        List<Element> parts = found.stream()
                .filter(part -> prose(part) >= TINY * prose(largest.get()))
                .toList();
        return parts.stream().reduce(MarkedCandidates::around).map(around -> narrowest(around, found));
    }

    private Element narrowest(Element around, List<Element> found) {
        return found.stream()
                .filter(inner -> prose(inner) >= NEARLY_ALL * prose(around))
                .min(Comparator.comparingInt(this::prose))
                .orElse(around);
    }

    private static Element around(Element one, Element other) {
        List<Element> aroundOther = other.parents();
        return Stream.concat(Stream.of(one), one.parents().stream())
                .filter(around -> around.equals(other) || aroundOther.contains(around))
                .findFirst()
                .orElse(one);
    }
}
