package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.proof.Finding;
import gazette.proof.Report;
import gazette.store.GroupTable.Serving;
import gazette.subscribers.ReaderGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Sets the letters of an issue: the issue's own, and those of groups of readers who get other articles, or the words
/// around them in their language. Groups that get the same share a letter.
final class SetLetters {
    private final Newsroom newsroom;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    SetLetters(Newsroom newsroom, ScheduleConfig schedule) {
        this.newsroom = newsroom;
        this.schedule = schedule;
        this.list = newsroom.config().list(schedule.list());
    }

    /// What makes two letters one.
    private record Kind(List<Long> articles, String language) {}

    /// A letter that is set.
    ///
    /// @param articles their ids, in order
    record Letter(SetIssue.Proof proof, List<Long> articles, String language) {}

    /// The letters of an issue.
    ///
    /// @param letters the first one is the issue's own
    /// @param servings which group gets which, counted from 1
    record Letters(List<Letter> letters, List<Serving> servings) {
        SetIssue.Proof main() {
            return letters.getFirst().proof();
        }

        /// How many readers get one.
        long readers() {
            return readers(servings.stream().filter(serving -> serving.variant() > 0));
        }

        /// What stands in the way of any of them.
        List<Finding> errors() {
            return findings(Report::errors);
        }

        List<Finding> warnings() {
            return findings(Report::warnings);
        }

        List<Reason> folds() {
            return letters.stream()
                    .flatMap(letter -> letter.proof().folds().stream())
                    .distinct()
                    .toList();
        }

        /// Who does not get the issue as it is.
        List<Reason> notes() {
            List<Serving> own = servings.stream()
                    .filter(serving -> serving.variant() > 0
                            && !articles(serving).equals(letters.getFirst().articles()))
                    .toList();
            long groups = own.stream().map(this::articles).distinct().count();
            var notes = new ArrayList<Reason>();
            note(
                    notes,
                    readers(own.stream()),
                    (groups > 1 ? " in " + groups + " groups" : "") + " with a letter of their own");
            letters.stream()
                    .map(Letter::language)
                    .distinct()
                    .skip(1)
                    .forEach(language -> note(notes, readers(language), " with a letter in " + name(language)));
            note(
                    notes,
                    readers(servings.stream().filter(serving -> serving.variant() == 0)),
                    " without a letter: nothing of theirs");
            return notes;
        }

        private List<Finding> findings(Function<Report, List<Finding>> kind) {
            return letters.stream()
                    .flatMap(letter -> kind.apply(letter.proof().preflight()).stream())
                    .distinct()
                    .toList();
        }

        private List<Long> articles(Serving serving) {
            return letters.get(serving.variant() - 1).articles();
        }

        private long readers(String language) {
            return readers(servings.stream()
                    .filter(serving -> serving.variant() > 0
                            && letters.get(serving.variant() - 1).language().equals(language)));
        }

        private static long readers(Stream<Serving> servings) {
            return servings.mapToLong(serving -> serving.group().readers()).sum();
        }

        private static void note(List<Reason> notes, long readers, String what) {
            if (readers > 0) {
                String who = readers + (readers == 1 ? " reader" : " readers");
                notes.add(new Reason(Verdict.NOTE, "letters", who + what));
            }
        }

        private static String name(String language) {
            return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
        }
    }

    /// Sets them.
    ///
    /// @param slot stands where each reader's unsubscribe link goes
    Letters set(PickNext.Choice choice, long number, Instant date, String slot) {
        Map<Kind, Integer> kinds = new LinkedHashMap<>();
        List<Long> main = choice.main().picked().stream().map(FiledArticle::id).toList();
        kinds.put(new Kind(main, list.language()), 1);
        var servings = new ArrayList<Serving>();
        for (GroupPicks.Pick pick : choice.groups()) {
            int variant = pick.picked().isEmpty()
                    ? 0
                    : kinds.computeIfAbsent(new Kind(pick.picked(), language(pick.group())), _ -> kinds.size() + 1);
            servings.add(new Serving(pick.group(), variant, pick.after()));
        }
        var setting = new SetIssue(newsroom.config(), newsroom.themes(), schedule);
        List<Letter> letters = kinds.keySet().stream()
                .map(kind -> {
                    List<FiledArticle> articles = kind.articles().stream()
                            .flatMap(id -> Optional.ofNullable(choice.articles().get(id)).stream())
                            .toList();
                    var proof = setting.in(kind.language()).set(number, articles, date, slot);
                    return new Letter(proof, kind.articles(), kind.language());
                })
                .toList();
        return new Letters(letters, servings);
    }

    /// The language of a group's letters: theirs, if the theme has words in it; else the list's. Regions of one
    /// language share a letter.
    private String language(ReaderGroup group) {
        String theirs = Locale.forLanguageTag(group.language()).getLanguage();
        boolean same = theirs.equals(Locale.forLanguageTag(list.language()).getLanguage());
        String theme = schedule.theme().orElse(list.theme());
        return theirs.isEmpty() || same || !newsroom.themes().speaks(theme, theirs) ? list.language() : theirs;
    }
}
