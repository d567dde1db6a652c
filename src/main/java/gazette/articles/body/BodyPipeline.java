package gazette.articles.body;

import gazette.articles.markup.ForeignMarkup;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.text.LinearPattern;
import gazette.text.TextShortener;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the raw body of an article into the one that is published.
public final class BodyPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(BodyPipeline.class);
    /// By so many characters a block is found again in its file.
    private static final int WORDS_TO_FIND = 20;

    private final List<LinearPattern> cutAfter;
    private final ArticleFileText articleFileText;
    private final LinkResolver links;
    private final ImageLinker imageLinker;
    private final ArticleDiagnostics diagnostics;

    /// Creates a pipeline for one article.
    ///
    /// @param cutAfter a block in which one of these is found is removed, and all blocks after it
    public BodyPipeline(
            List<LinearPattern> cutAfter,
            ArticleFileText articleFileText,
            LinkResolver links,
            ImageLinker imageLinker,
            ArticleDiagnostics diagnostics) {
        this.cutAfter = cutAfter;
        this.articleFileText = articleFileText;
        this.links = links;
        this.imageLinker = imageLinker;
        this.diagnostics = diagnostics;
    }

    /// Processes a body, which is changed. Images in the part that `cutAfter` removes are never looked for.
    ///
    /// @param lang the language that it is said to be in, a BCP 47 tag
    public Body process(Element raw, String lang) {
        LazyImages.resolve(raw);
        tellOfLinks(ForeignMarkup.convert(raw, lang));
        raw.select(Sanitizer.EMBEDDED).stream()
                .map(Element::normalName)
                .distinct()
                .forEach(this::warnOfEmbedded);
        links.warnOfSchemes(raw);
        if (!articleFileText.text().isEmpty()) {
            RemovedText.warn(raw, articleFileText, diagnostics);
        }
        AnchorRenamer.rename(raw);
        Element clean = Sanitizer.clean(raw);
        BareLinkConverter.convert(clean);
        LineUnwrapper.unwrap(clean);
        Element body = BlockNormalizer.normalize(clean);
        cutTail(body);
        links.resolve(body);
        imageLinker.resolve(body);
        Element normalized = BlockNormalizer.normalize(body);
        HeadingNormalizer.shift(normalized);
        return new Body(normalized);
    }

    private void tellOfLinks(List<String> names) {
        if (!names.isEmpty()) {
            String elements = names.stream()
                    .distinct()
                    .sorted()
                    .map(name -> "<" + name + ">")
                    .collect(Collectors.joining(", "));
            diagnostics.notice(
                    articleFileText.lineOf("<" + names.getFirst()),
                    "became links, because letters and feeds cannot show them: " + elements,
                    "show a picture of them instead, or write the link yourself");
        }
    }

    private void warnOfEmbedded(String name) {
        String tag = "<" + name;
        diagnostics.warning(
                articleFileText.lineOf(tag),
                "the " + tag + "> cannot go into letters and feeds and is left out",
                "link to it instead, or show a picture of it");
    }

    private void cutTail(Element body) {
        List<Element> blocks = List.copyOf(body.children());
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text();
            if (cutAfter.stream().anyMatch(pattern -> pattern.isIn(text))) {
                List<Element> tail = blocks.subList(i, blocks.size());
                tail.forEach(Element::remove);
                LOG.info("action=cut file={} blocks={} from=\"{}\"", diagnostics.file(), tail.size(), text);
                diagnostics.notice(
                        articleFileText.lineOf(TextShortener.cut(text, WORDS_TO_FIND)),
                        "cut " + tail.size() + (tail.size() == 1 ? " block" : " blocks") + " from '" + text
                                + "' on, as cut_after says",
                        "move what is to stay before it");
                return;
            }
        }
    }
}
