package gazette.render.mail;

import gazette.articles.StoredArticle;
import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.issues.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Cuts an issue's articles down, the longest first, until its mail is small enough: to their summaries, and if that is
/// not enough, to their titles. An article that subscribers cannot open elsewhere stays whole.
final class MailSizeReducer {
    /// Gives how many characters a summary must save, because it also adds a link.
    private static final int MIN_SAVING = 600;

    private final List<StoredArticle> articles;
    private final List<ArticleDetail> wanted;
    private final List<Integer> longestFirst;

    /// @param hasPage whether an article can be read elsewhere
    MailSizeReducer(Issue issue, ArticleDetailBySection detail, Predicate<StoredArticle> hasPage) {
        this.articles = issue.articles();
        this.wanted = issue.sections().stream()
                .flatMap(section -> Collections.nCopies(section.articles().size(), detail.of(section.title())).stream())
                .toList();
        this.longestFirst = IntStream.range(0, articles.size())
                .boxed()
                .filter(i -> hasPage.test(articles.get(i)))
                .sorted(Comparator.comparingInt(i -> -length(i)))
                .toList();
    }

    /// Returns the mail with as few truncated articles as make it small enough, or else with all of them truncated.
    ///
    /// @param render renders the mail with so much of each article
    RenderedMail truncateToFit(Function<List<ArticleDetail>, RenderedMail> render, Predicate<RenderedMail> fits) {
        RenderedMail full = render.apply(wanted);
        List<List<ArticleDetail>> steps = steps();
        if (fits.test(full) || steps.isEmpty()) {
            return full;
        }
        int tooLarge = -1;
        int enough = steps.size() - 1;
        RenderedMail best = render.apply(steps.get(enough));
        while (enough - tooLarge > 1 && fits.test(best)) {
            int middle = (tooLarge + enough) / 2;
            RenderedMail candidate = render.apply(steps.get(middle));
            if (fits.test(candidate)) {
                enough = middle;
                best = candidate;
            } else {
                tooLarge = middle;
            }
        }
        return best.with(truncated(steps.get(enough)));
    }

    /// Returns the steps; each truncates one article more than the one before.
    private List<List<ArticleDetail>> steps() {
        List<List<ArticleDetail>> steps = new ArrayList<>();
        List<ArticleDetail> step = new ArrayList<>(wanted);
        for (int i : longestFirst) {
            if (step.get(i) == ArticleDetail.FULL
                    && length(i) > articles.get(i).article().summary().length() + MIN_SAVING) {
                step.set(i, ArticleDetail.SUMMARY);
                steps.add(List.copyOf(step));
            }
        }
        for (int i : longestFirst) {
            if (step.get(i) == ArticleDetail.SUMMARY) {
                step.set(i, ArticleDetail.TITLE);
                steps.add(List.copyOf(step));
            }
        }
        return steps;
    }

    private List<ReducedArticle> truncated(List<ArticleDetail> step) {
        return IntStream.range(0, step.size())
                .filter(i -> step.get(i) != wanted.get(i))
                .mapToObj(i -> new ReducedArticle(articles.get(i), step.get(i)))
                .toList();
    }

    private int length(int i) {
        return articles.get(i).article().html().length();
    }
}
