package gazette.lint;

import gazette.issues.Issue;
import gazette.render.SiteUrls;
import gazette.render.mail.RenderedMail;
import java.util.function.ToIntFunction;
import org.jsoup.nodes.Entities;

/// What the proof-reader is given: a mail as it was set, and what it must agree with.
///
/// @param issue what the mail is made of
/// @param unsubscribe the link that must stand in both parts
/// @param header of one of its letters, as it goes out
/// @param imageSize tells how many bytes one of the paper's own pictures has, by its name; 0 if it is not there
public record LintInput(
        SiteUrls site,
        Issue issue,
        RenderedMail renderedMail,
        String unsubscribe,
        String header,
        ToIntFunction<String> imageSize) {
    /// Whether an article has such an address in it: then the article is at fault, and not the theme.
    public boolean isOfArticle(String address) {
        String written = "=\"" + Entities.escape(address) + "\"";
        return issue.articles().stream()
                .anyMatch(stored -> stored.article().html().contains(written)
                        || stored.article().link().filter(address::equals).isPresent());
    }

    /// Whether readers reach the paper over the open internet. A paper at home is a draft: its links may lead anywhere.
    public boolean isPublic() {
        return "https".equalsIgnoreCase(site.url().getScheme())
                && !UrlChecks.isPlaceholder(site.url().toString());
    }
}
