package gazette.lint;

import gazette.articles.Article;
import gazette.issues.Issue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Holds the addresses and placeholders of an issue's articles, as parsed: what a mail has of them is no fault of its
/// theme. Escaped text is never compared, since each program escapes in its own way. Reads the articles when it is
/// first asked, which seldom happens. Not for several threads.
public final class ArticleContents {
    private final LintInput input;
    private final Set<String> addresses = new HashSet<>();
    private final TreeSet<String> placeholders = new TreeSet<>();
    private boolean isRead;

    /// Takes the articles of a mail's issue.
    public ArticleContents(LintInput input) {
        this.input = input;
    }

    /// Returns whether an article links to an address or shows it as an image.
    public boolean links(String address) {
        read();
        return addresses.contains(address);
    }

    /// Returns whether an article shows a placeholder on purpose: it may be about templates.
    public boolean show(Placeholder placeholder) {
        read();
        // A title that was cut short ends within it.
        return Optional.ofNullable(placeholders.ceiling(placeholder.token()))
                .filter(known -> known.startsWith(placeholder.token()))
                .isPresent();
    }

    private void read() {
        if (isRead) {
            return;
        }
        isRead = true;
        Issue issue = input.issue();
        say(input.site().publication().title());
        issue.sections().forEach(section -> say(section.title()));
        issue.articles().forEach(stored -> add(stored.article()));
    }

    private void add(Article article) {
        Stream.of(article.title(), article.text(), article.summary()).forEach(this::say);
        article.author().ifPresent(this::say);
        article.byline().place().ifPresent(this::say);
        article.tags().forEach(this::say);
        Stream.concat(article.link().stream(), article.cover().stream()).forEach(address -> {
            addresses.add(address);
            say(address);
        });
        Jsoup.parseBodyFragment(article.html()).nodeStream().forEach(node -> {
            if (node instanceof TextNode text) {
                say(text.getWholeText());
            } else if (node instanceof Element element) {
                element.attributes().forEach(this::add);
            }
        });
    }

    private void add(Attribute attribute) {
        say(attribute.getValue());
        if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
            addresses.add(attribute.getValue());
        }
    }

    private void say(String text) {
        Placeholder.in(text).map(Placeholder::token).forEach(placeholders::add);
    }
}
