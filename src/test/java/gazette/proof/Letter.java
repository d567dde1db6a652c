package gazette.proof;

import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.config.Publication;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.Edition;
import gazette.render.Site;
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
record Letter(
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

    static final Letter CLEAN = new Letter(
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

    static Article article(String html, String text) {
        return new Article(
                "seeds",
                Path.of("first.md"),
                "first",
                "The first 第一篇",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                List.of(),
                html,
                text,
                "",
                false,
                false,
                Optional.empty(),
                List.of());
    }

    Letter at(String other) {
        return new Letter(other, postal, subject, preheader, head, body, said, footer, header, articles);
    }

    Letter subject(String other) {
        return new Letter(url, postal, other, preheader, head, body, said, footer, header, articles);
    }

    Letter preheader(String other) {
        return new Letter(url, postal, subject, other, head, body, said, footer, header, articles);
    }

    Letter head(String more) {
        return new Letter(url, postal, subject, preheader, more, body, said, footer, header, articles);
    }

    Letter with(String more) {
        return new Letter(url, postal, subject, preheader, head, body + more, said, footer, header, articles);
    }

    Letter said(String more) {
        return new Letter(url, postal, subject, preheader, head, body, said + "\n" + more, footer, header, articles);
    }

    Letter silent() {
        return new Letter(url, postal, subject, preheader, head, body, "", footer, header, articles);
    }

    Letter footer(String other) {
        return new Letter(url, postal, subject, preheader, head, body, said, other, header, articles);
    }

    Letter withoutAddress() {
        return new Letter(url, Optional.empty(), subject, preheader, head, body, said, footer, header, articles);
    }

    Letter header(String field, String other) {
        String changed = header.replaceAll("(?m)^" + field + ":.*\n", other);
        return new Letter(url, postal, subject, preheader, head, body, said, footer, changed, articles);
    }

    Letter of(Article... others) {
        return new Letter(url, postal, subject, preheader, head, body, said, footer, header, List.of(others));
    }

    Galley galley() {
        var publication = new Publication("The Paper", "", "en", ZoneId.of("UTC"), Optional.empty(), postal);
        List<FiledArticle> filed = articles.stream()
                .map(article -> new FiledArticle(1, "first", "tag:x", Instant.EPOCH, Instant.EPOCH, article))
                .toList();
        var issue = new Issue("weekly", 1, "tag:x", subject, Instant.EPOCH, List.of(new Section("", filed)));
        return new Galley(
                new Site(publication, URI.create(url)),
                issue,
                new Edition(subject, preheader, html(), text()),
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
