package gazette.proof;

import gazette.issues.Issue;
import gazette.render.Edition;
import gazette.render.Site;
import java.util.function.ToIntFunction;
import org.jsoup.nodes.Entities;

/// What the proof-reader is given: a mail as it was set, and what it must agree with.
///
/// @param issue what the mail is made of
/// @param unsubscribe the link that must stand in both parts
/// @param header of one of its letters, as it goes out
/// @param weigh tells how many bytes one of the paper's own pictures has, by its name; 0 if it is not there
public record Galley(
        Site site, Issue issue, Edition edition, String unsubscribe, String header, ToIntFunction<String> weigh) {
    /// Whether an article has such an address in it: then the article is at fault, and not the theme.
    boolean isOfArticle(String address) {
        String written = "=\"" + Entities.escape(address) + "\"";
        return issue.articles().stream()
                .anyMatch(filed -> filed.article().html().contains(written)
                        || filed.article().link().filter(address::equals).isPresent());
    }

    /// Whether readers reach the paper over the open internet. A paper at home is a draft: its links may lead anywhere.
    boolean isPublic() {
        return "https".equalsIgnoreCase(site.url().getScheme())
                && !Address.isPlaceholder(site.url().toString());
    }
}
