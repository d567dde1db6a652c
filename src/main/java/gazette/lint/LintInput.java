package gazette.lint;

import gazette.issues.Issue;
import gazette.render.SiteUrls;
import gazette.render.mail.RenderedMail;
import java.util.function.ToIntFunction;

/// Holds what the linter is given: a rendered mail, and what the mail must agree with.
///
/// @param issue what the mail is rendered from
/// @param unsubscribe the link that must stand in both parts
/// @param header of one of its mails, as it is sent
/// @param imageSize tells how many bytes one of our own images has, by its name; 0 if it is not there
public record LintInput(
        SiteUrls site,
        Issue issue,
        RenderedMail renderedMail,
        String unsubscribe,
        String header,
        ToIntFunction<String> imageSize) {
    /// Returns whether the site is on the open internet. While it is not, the mail is a draft, and its links may lead
    /// anywhere.
    public boolean isPublic() {
        return "https".equalsIgnoreCase(site.url().getScheme())
                && !UrlChecks.isPlaceholder(site.url().toString());
    }
}
