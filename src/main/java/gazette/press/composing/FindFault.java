package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.lint.Finding;
import gazette.lint.Finding.Severity;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.store.Store;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Composes a mail, and finds out whose fault its errors are, by composing it again with stand-ins in the places of
/// articles. What
/// is wrong with nothing but stand-ins is the fault of the theme or of the settings. What is wrong with one article
/// among stand-ins is that article's fault, whatever the error is: no check needs to know where its findings come from.
///
/// For example, the fifth of eight articles has a title that the theme makes a wrong address of. The mail is composed
/// with eight stand-ins (right), with the articles 1 to 8 (wrong), 1 to 4 (right), 5 to 8 (wrong), 5 and 6 (wrong), 5
/// (wrong: it is this one), 6 (right), 7 and 8 (right).
final class FindFault {
    private static final Logger LOG = LoggerFactory.getLogger(FindFault.class);
    private static final Comparator<StoredArticle> FIRST_SERVED = Comparator.comparing(
                    (StoredArticle stored) -> !stored.article().options().pinned())
            .thenComparing(StoredArticle::firstSeen)
            .thenComparingLong(StoredArticle::id);

    private static final int NEIGHBOURS = 2;

    private final ListConfig list;
    private final Function<List<StoredArticle>, EncodedIssue> composer;
    private final List<StoredArticle> articles;
    private final Map<StoredArticle, Finding> faulty = new LinkedHashMap<>();

    private FindFault(
            ListConfig list, Function<List<StoredArticle>, EncodedIssue> composer, List<StoredArticle> articles) {
        this.list = list;
        this.composer = composer;
        this.articles = articles;
    }

    /// Composes a mail. If it has errors, or cannot be composed, returns whose fault that is.
    ///
    /// @param composer composes the mail with any articles
    /// @throws RuntimeException if the mail cannot be composed whatever its articles are
    static EncodeIssue.Result compose(
            ListConfig list, Function<List<StoredArticle>, EncodedIssue> composer, List<StoredArticle> articles) {
        try {
            EncodedIssue encoded = composer.apply(articles);
            if (encoded.lintReport().errors().isEmpty()) {
                return encoded;
            }
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (passesByItself(e)) {
                throw e;
            }
            LOG.warn("mail_not_composed list={} cause=\"{}\"", list.name(), e.toString());
        }
        Blame blame = new FindFault(list, composer, articles).find();
        return blame.isOfNobody() ? composer.apply(articles) : blame;
    }

    private Blame find() {
        List<Finding> frame = composer.apply(mixed(0, 0)).lintReport().errors();
        List<Finding> all = errors(articles);
        if (!frame.isEmpty()) {
            return surplus(frame, this::standIn).orElseGet(() -> Blame.ofFrame(asWithArticles(frame, all)));
        }
        search(0, articles.size());
        if (!faulty.isEmpty() || all.isEmpty()) {
            return new Blame(List.of(), faulty, Map.of());
        }
        return surplus(all, stored -> stored).orElseGet(() -> ofFirst(all));
    }

    /// Returns errors as they are found with the articles, where an editor knows the place.
    private static List<Finding> asWithArticles(List<Finding> frame, List<Finding> all) {
        List<Finding> same = all.stream()
                .filter(error -> frame.stream().anyMatch(other -> other.what().equals(error.what())))
                .toList();
        return same.isEmpty() ? frame : same;
    }

    private void search(int from, int to) {
        List<Finding> errors = errors(mixed(from, to));
        if (errors.isEmpty()) {
            return;
        }
        if (to - from == 1) {
            amongFew(from).stream().findFirst().ifPresent(error -> faulty.put(articles.get(from), error));
            return;
        }
        int middle = (from + to) / 2;
        search(from, middle);
        search(middle, to);
    }

    /// Returns the errors with one article and few stand-ins, leading if it leads: among many, a title of usual length
    /// may be what makes the mail too large.
    private List<Finding> amongFew(int at) {
        int first = Math.max(0, at - NEIGHBOURS);
        int end = Math.min(articles.size(), at + NEIGHBOURS + 1);
        return errors(mixed(at, at + 1).subList(first, end));
    }

    /// Blames the articles that are more than the mail can hold, such as many long titles. Those that have waited
    /// longest stay, so that none waits for ever.
    ///
    /// @param shown what is composed for an article
    /// @return empty if the mail is wrong even with one article
    private Optional<Blame> surplus(List<Finding> errors, UnaryOperator<StoredArticle> shown) {
        List<StoredArticle> inTurn = articles.stream().sorted(FIRST_SERVED).toList();
        int fits = 0;
        int tooMany = inTurn.size();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            List<StoredArticle> some = inTurn.subList(0, middle);
            boolean isRight = errors(
                            articles.stream().filter(some::contains).map(shown).toList())
                    .isEmpty();
            fits = isRight ? middle : fits;
            tooMany = isRight ? tooMany : middle;
        }
        if (fits == 0) {
            return Optional.empty();
        }
        var surplus = new LinkedHashMap<StoredArticle, Finding>();
        inTurn.subList(fits, inTurn.size()).forEach(stored -> surplus.put(stored, errors.getFirst()));
        return Optional.of(new Blame(List.of(), Map.of(), surplus));
    }

    /// Blames the article that has waited longest, so that the others go on: the frame is right.
    private Blame ofFirst(List<Finding> errors) {
        StoredArticle first = articles.stream().min(FIRST_SERVED).orElseThrow();
        return new Blame(List.of(), Map.of(first, errors.getFirst()), Map.of());
    }

    /// Returns the articles of a range, with stand-ins in the places of the others.
    private List<StoredArticle> mixed(int from, int to) {
        return IntStream.range(0, articles.size())
                .mapToObj(i -> i >= from && i < to ? articles.get(i) : standIn(articles.get(i)))
                .toList();
    }

    private StoredArticle standIn(StoredArticle stored) {
        return StandIn.of(stored, list);
    }

    private List<Finding> errors(List<StoredArticle> some) {
        try {
            return composer.apply(some).lintReport().errors();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (passesByItself(e)) {
                throw e;
            }
            String what = "The letter cannot be made with it: " + e.getMessage() + ".";
            return List.of(new Finding(Severity.ERROR, "template", what, "the letter", "Mend the article."));
        }
    }

    /// No article is to blame for what the database or another thread's need of memory did: it would be left out for
    /// good.
    private static boolean passesByItself(Throwable e) {
        return Store.isOutage(e) || Store.isShortOfMemory(e);
    }
}
