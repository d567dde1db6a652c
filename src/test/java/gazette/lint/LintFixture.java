package gazette.lint;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.config.PublicationConfig;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.SiteUrls;
import gazette.render.mail.RenderedMail;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A letter that has nothing wrong with it, and ways to spoil it.
///
/// @param head what stands in its head besides the usual
/// @param body what stands in its middle
/// @param said what the text part says of it
public record LintFixture(
        String url,
        Optional<String> postal,
        String subject,
        String preheader,
        String head,
        String body,
        String said,
        String footer,
        String header,
        List<Article> articles) {
    static final String UNSUBSCRIBE = "https://paper.news/u/x";
    private static final String ADDRESS = "The Paper, 7 Harbour Lane, 20457 Hamburg";
    private static final String WAY_OUT = "<a href=\"" + UNSUBSCRIBE + "\" style=\"color:#005a9c\">Leave the list</a>";
    private static final String HEADER = """
            From: The Paper <editor@paper.news>
            To: reader@example.org
            Subject: The first
            Date: Mon, 23 Nov 2026 07:00:00 +0000
            Message-ID: <abc@paper.news>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_x"
            List-Id: <weekly.paper.news>
            List-Unsubscribe: <https://paper.news/u/x>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            """;

    public static final LintFixture CLEAN = new LintFixture(
            "https://paper.news",
            Optional.of(ADDRESS),
            "The first",
            "What the first is about",
            "",
            "<h2>The first 第一篇</h2><p>It says <a href=\"https://site.news/page\">something</a> at length.</p>",
            "The first 第一篇\nIt says something at length. https://site.news/page",
            WAY_OUT,
            HEADER,
            List.of(article("<p>It says</p>", "It says")));

    public static Article article(String html, String text) {
        return new Article(
                new ArticleOrigin("seeds", Path.of("first.md"), "first"),
                "The first 第一篇",
                Byline.NONE,
                Optional.empty(),
                "en",
                List.of(),
                ArticleBodyAndImages.of(html, text),
                PublishingOptions.NONE);
    }

    public LintFixture at(String other) {
        return new LintFixture(other, postal, subject, preheader, head, body, said, footer, header, articles);
    }

    public LintFixture subject(String other) {
        return new LintFixture(url, postal, other, preheader, head, body, said, footer, header, articles);
    }

    public LintFixture preheader(String other) {
        return new LintFixture(url, postal, subject, other, head, body, said, footer, header, articles);
    }

    public LintFixture head(String more) {
        return new LintFixture(url, postal, subject, preheader, more, body, said, footer, header, articles);
    }

    public LintFixture with(String more) {
        return new LintFixture(url, postal, subject, preheader, head, body + more, said, footer, header, articles);
    }

    public LintFixture said(String more) {
        return new LintFixture(
                url, postal, subject, preheader, head, body, said + "\n" + more, footer, header, articles);
    }

    public LintFixture silent() {
        return new LintFixture(url, postal, subject, preheader, head, body, "", footer, header, articles);
    }

    public LintFixture footer(String other) {
        return new LintFixture(url, postal, subject, preheader, head, body, said, other, header, articles);
    }

    public LintFixture withoutAddress() {
        return new LintFixture(url, Optional.empty(), subject, preheader, head, body, said, footer, header, articles);
    }

    public LintFixture header(String field, String other) {
        String changed = header.replaceAll("(?m)^" + field + ":.*\n", other);
        return new LintFixture(url, postal, subject, preheader, head, body, said, footer, changed, articles);
    }

    public LintFixture of(Article... others) {
        return new LintFixture(url, postal, subject, preheader, head, body, said, footer, header, List.of(others));
    }

    public LintInput galley() {
        var publication = new PublicationConfig("The Paper", "", "en", ZoneId.of("UTC"), Optional.empty(), postal);
        List<StoredArticle> stored = articles.stream()
                .map(article -> new StoredArticle(1, "first", "tag:x", Instant.EPOCH, Instant.EPOCH, article))
                .toList();
        var issue = new Issue("weekly", 1, "tag:x", subject, Instant.EPOCH, List.of(new Section("", stored)));
        return new LintInput(
                new SiteUrls(publication, URI.create(url)),
                issue,
                new RenderedMail(subject, preheader, html(), text()),
                UNSUBSCRIBE,
                header,
                name -> name.startsWith("heavy") ? 2_000_000 : 20_000);
    }

    private String html() {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>" + subject + "</title>" + head + "</head>"
                + "<body><div style=\"display:none\">" + preheader + "</div>" + body
                + "<p>" + ADDRESS + "</p><p>" + footer + "</p></body></html>";
    }

    private String text() {
        return said.isEmpty() ? "" : said + "\n" + ADDRESS + "\n" + (footer.isEmpty() ? "" : UNSUBSCRIBE + "\n");
    }
}
