package gazette.articles.parsing.page;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the article of a web page, without what stands around it and between its paragraphs.
public final class PageArticle {
    private PageArticle() {}

    /// Returns the article, without its title; empty if the page has none.
    ///
    /// @param page is changed
    /// @param title the title in the feed
    /// @param feedText the text in the feed, a summary as a rule; the article is looked for where it is
    public static Optional<Element> of(Document page, String title, String feedText) {
        PageMetadata metadata = PageMetadata.of(page, title);
        FurnitureRemover.removeFrom(page.body());
        Optional<Element> found = new CandidateJudge(page, metadata, feedText).choose();
        found.ifPresent(article -> {
            LeadPicture.addTo(article);
            ArticleTrimmer.trim(article, metadata);
        });
        return found.or(() -> metadata.articleBody().map(PageArticle::paragraphs))
                .filter(article -> article.hasText() || article.selectFirst("img") != null);
    }

    /// Some pages have their text in a script only, which shows it in a browser.
    private static Element paragraphs(String text) {
        Element article = new Element("div");
        if (text.contains("</p>")) {
            return article.html(text);
        }
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> article.appendElement("p").text(line.strip()));
        return article;
    }
}
