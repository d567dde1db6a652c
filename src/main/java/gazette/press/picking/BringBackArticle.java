package gazette.press.picking;

import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import gazette.issues.FinalArticleVerdict;
import gazette.press.workspace.AppContext;
import gazette.store.ExplanationQueries.Choice;
import gazette.store.ExplanationQueries.KnownArticle;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Makes articles new again that an issue dropped or passed over, because an editor wants them after all.
public final class BringBackArticle {
    private final AppContext context;

    public BringBackArticle(AppContext context) {
        this.context = context;
    }

    /// Makes an article new again for every list, cadence and segment that lost it. Who got it does not get it
    /// again.
    ///
    /// @return what was decided before, a line for each; empty if nothing was lost
    public List<String> everywhere(KnownArticle article) {
        return everywhere(article, (_, _) -> {});
    }

    /// Does the same, and has the caller store what belongs to the same transaction.
    ///
    /// @param alongside is told what was decided before, if anything was lost
    public List<String> everywhere(KnownArticle article, BiConsumer<Tables, List<String>> alongside) {
        Instant now = context.clock().instant();
        return context.store().write(tables -> {
            List<String> lost = lost(article, tables);
            tables.offeredArticles()
                    .lostIn(article.workId())
                    .forEach(series -> tables.offeredArticles().bringBack(series, article.workId(), now));
            if (!lost.isEmpty()) {
                tables.events().addAuditEntry("again", article.slug(), String.join("; ", lost), now);
                alongside.accept(tables, lost);
            }
            return lost;
        });
    }

    /// Makes articles new again for the next issue of a schedule, within a transaction.
    static void forSchedule(AppContext context, ScheduleConfig schedule, Iterable<Long> works, Tables tables) {
        IssueSeriesKey series =
                Audience.of(context.config(), schedule).series(tables.lists().idOf(schedule.list()));
        works.forEach(work ->
                tables.offeredArticles().bringBack(series, work, context.clock().instant()));
    }

    /// Returns why an article cannot be in the next issue of a schedule whatever an editor wants; empty if it
    /// can.
    public Optional<String> obstacle(KnownArticle article, ScheduleConfig schedule) {
        return context.store()
                .read(tables -> obstacle(article, schedule, tables))
                .map(why -> "“" + article.title() + "” cannot be included: " + why);
    }

    private Optional<String> obstacle(KnownArticle article, ScheduleConfig schedule, Tables tables) {
        Optional<String> issued = tables.explanations().choices(article.id()).stream()
                .filter(choice -> isOf(choice, schedule) && choice.verdict() == FinalArticleVerdict.ISSUED)
                .map(choice -> "it was in the issue of " + time(choice) + ", and goes to nobody twice")
                .findFirst();
        if (issued.isPresent()) {
            return issued;
        }
        List<StoredArticle> versions = tables.articles()
                .byIds(tables.explanations().versions(article.id()).stream()
                        .map(KnownArticle::id)
                        .toList());
        if (versions.stream().noneMatch(stored -> ScheduleArticleFilter.matches(schedule, stored.article()))) {
            return Optional.of("schedules/" + schedule.name()
                    + ".yaml takes none of its source, its tags or its language (sources, tags, languages)");
        }
        return versions.getFirst()
                .article()
                .holdReason(context.clock().instant().atZone(zone()))
                .filter(_ -> versions.stream()
                        .allMatch(stored ->
                                stored.article().isHeld(context.clock().instant())))
                .map(why -> "it is held: " + why);
    }

    private static boolean isOf(Choice choice, ScheduleConfig schedule) {
        return choice.list().equals(schedule.list())
                && choice.cadence() == schedule.recipients().cadence();
    }

    private List<String> lost(KnownArticle article, Tables tables) {
        return tables.explanations().choices(article.id()).stream()
                .filter(choice -> choice.verdict() != FinalArticleVerdict.ISSUED)
                .map(choice -> choice.list() + " (" + choice.cadence().word() + "): "
                        + choice.verdict().word() + " by " + choice.schedule() + " on " + time(choice))
                .collect(Collectors.toList());
    }

    private String time(Choice choice) {
        return ExplainSubscriber.time(choice.slot(), zone());
    }

    private ZoneId zone() {
        return context.config().publication().zone();
    }
}
