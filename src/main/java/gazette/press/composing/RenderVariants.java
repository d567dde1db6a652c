package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.lint.Finding;
import gazette.lint.LintReport;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.picking.PickForSubscriberGroup;
import gazette.press.picking.PickIssueArticles;
import gazette.press.workspace.AppContext;
import gazette.render.feeds.FeedRenderer;
import gazette.store.SubscriberGroupTable.GroupVariant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Renders the variants of an issue's mail: the issue's own, and those for groups of subscribers who get other
/// articles or another language. Groups with the same articles and language share a variant.
///
/// Example: the issue holds articles 8, 9 and 10. Anna's group chose a topic and gets only 8: variant 2. Bo's
/// group gets all three in the list's language: variant 1. Cem's group gets all three with French texts: variant
/// 3. Dora's group chose a topic that no article has: no mail.
public final class RenderVariants {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    public RenderVariants(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Identifies a variant: groups with equal keys share it.
    private record VariantKey(List<Long> articles, String language) {}

    /// Holds a rendered variant.
    ///
    /// @param articles the ids of its articles, in order
    /// @param language of the mail's own words
    public record RenderedVariant(EncodedIssue encoded, List<Long> articles, String language) {
        /// Returns its articles, whatever language they are in.
        List<Long> works() {
            return encoded.rendered().issue().articles().stream()
                    .map(StoredArticle::work)
                    .sorted()
                    .toList();
        }
    }

    /// Says how rendering ended: with all variants, or with articles that keep one of them from being sent.
    public sealed interface Result permits Variants, Blame {}

    /// Holds all variants of an issue.
    ///
    /// @param variants the first one is the issue's own
    /// @param assignments which group gets which variant, counted from 1; 0 for no mail
    /// @param notesOfEditor the words that it has before and after the articles
    public record Variants(
            List<RenderedVariant> variants, List<GroupVariant> assignments, ReadNotes.Notes notesOfEditor)
            implements Result {
        public RenderIssue.RenderedIssue main() {
            return variants.getFirst().encoded().rendered();
        }

        /// Returns how many subscribers get a mail.
        public long recipients() {
            return recipients(assignments.stream().filter(assignment -> assignment.variant() > 0));
        }

        /// Returns the errors of all variants, which forbid sending.
        public List<Finding> errors() {
            return findings(LintReport::errors);
        }

        public List<Finding> warnings() {
            return findings(LintReport::warnings);
        }

        public List<Reason> truncationReasons() {
            return variants.stream()
                    .flatMap(letter -> letter.encoded().rendered().truncationReasons().stream())
                    .distinct()
                    .toList();
        }

        /// Returns a note for each kind of subscribers who do not get the issue as it is.
        public List<Reason> notes() {
            List<GroupVariant> own = assignments.stream()
                    .filter(assignment -> assignment.variant() > 0
                            && !works(assignment).equals(variants.getFirst().works()))
                    .toList();
            long groups = own.stream().map(this::works).distinct().count();
            var notes = new ArrayList<>(notesOfEditor.reasons());
            note(
                    notes,
                    recipients(own.stream()),
                    (groups > 1 ? " in " + groups + " groups" : "") + " with a letter of their own");
            variants.stream()
                    .map(RenderedVariant::language)
                    .distinct()
                    .skip(1)
                    .forEach(language -> note(notes, recipients(language), " with a letter in " + name(language)));
            note(
                    notes,
                    recipients(assignments.stream().filter(assignment -> assignment.variant() == 0)),
                    " without a letter: nothing of theirs");
            return notes;
        }

        private List<Finding> findings(Function<LintReport, List<Finding>> kind) {
            return variants.stream()
                    .flatMap(letter -> kind.apply(letter.encoded().lintReport()).stream())
                    .distinct()
                    .toList();
        }

        private List<Long> works(GroupVariant assignment) {
            return variants.get(assignment.variant() - 1).works();
        }

        private long recipients(String language) {
            return recipients(assignments.stream()
                    .filter(assignment -> assignment.variant() > 0
                            && variants.get(assignment.variant() - 1).language().equals(language)));
        }

        private static long recipients(Stream<GroupVariant> assignments) {
            return assignments
                    .mapToLong(assignment -> assignment.group().size())
                    .sum();
        }

        private static void note(List<Reason> notes, long subscribers, String what) {
            if (subscribers > 0) {
                String who = subscribers + (subscribers == 1 ? " subscriber" : " subscribers");
                notes.add(new Reason(ReasonKind.NOTE, "letters", who + what));
            }
        }

        private static String name(String language) {
            return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
        }
    }

    /// Renders the variants.
    ///
    /// @param unsubscribe the link of each subscriber
    /// @param asTheyAre whether errors of a mail are left to the caller, and no article is blamed for them
    /// @throws LintFailedException if a mail has errors that no article is to blame for
    /// @throws gazette.render.RenderException if a template is wrong
    public Result render(
            PickIssueArticles.Choice choice,
            long number,
            Instant date,
            UnsubscribeLinkTemplate unsubscribe,
            boolean asTheyAre) {
        Map<VariantKey, Integer> variantNumbers = new LinkedHashMap<>();
        List<GroupVariant> assignments = assignments(choice, variantNumbers);
        ReadNotes.Notes notes = new ReadNotes(context.config(), schedule).readUnused(context.store(), choice.draft());
        RenderIssue setting = new RenderIssue(context.config(), context.themes(), schedule)
                .with(notes.notes())
                .with(choice.draft());
        var encoding = new EncodeIssue(context.config(), list, context.images());
        var rendered = new ArrayList<RenderedVariant>();
        for (VariantKey kind : variantNumbers.keySet()) {
            List<StoredArticle> articles = kind.articles().stream()
                    .flatMap(id -> Optional.ofNullable(choice.articles().get(id)).stream())
                    .toList();
            RenderIssue renderer = setting.in(kind.language());
            boolean isInFeed = rendered.isEmpty() && list.isPublic();
            Function<List<StoredArticle>, EncodedIssue> composer = some -> {
                var mail = renderer.render(number, some, date, unsubscribe.url());
                if (isInFeed) {
                    // An article that the feed of issues cannot show would stop the run later.
                    new FeedRenderer(context.themes()).item(context.site(), list, mail.issue());
                }
                return encoding.encode(mail, unsubscribe);
            };
            switch (asTheyAre ? composer.apply(articles) : FindFault.compose(list, composer, articles)) {
                case EncodedIssue encoded ->
                    rendered.add(new RenderedVariant(encoded, kind.articles(), kind.language()));
                case Blame blame -> {
                    return blame.orThrow();
                }
            }
        }
        return new Variants(rendered, assignments, notes);
    }

    private List<GroupVariant> assignments(PickIssueArticles.Choice choice, Map<VariantKey, Integer> variantNumbers) {
        List<Long> main =
                choice.selection().picked().stream().map(StoredArticle::id).toList();
        variantNumbers.put(new VariantKey(main, list.language()), 1);
        var assignments = new ArrayList<GroupVariant>();
        for (PickForSubscriberGroup.GroupPick pick : choice.groups()) {
            int variant = pick.picked().isEmpty()
                    ? 0
                    : variantNumbers.computeIfAbsent(
                            new VariantKey(
                                    pick.picked(),
                                    LetterLanguage.of(pick.group().language(), list, schedule, context.themes())),
                            _ -> variantNumbers.size() + 1);
            assignments.add(new GroupVariant(pick.group(), variant, pick.after()));
        }
        return assignments;
    }
}
