package gazette.press.picking;

import gazette.issues.Issue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.ExplanationQueries.Choice;
import gazette.store.ExplanationQueries.KnownArticle;
import gazette.store.Tables;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Explains why an article was sent, left out or held: which issues and mails hold it, and the reasons that each
/// run stored about it. These reasons are decided in [gazette.issues.ArticlePicker] (too old, over a limit), in
/// [PickForSubscriberGroup] (not of a group's topics) and in [gazette.press.ingest] (duplicate, held, cannot be
/// read).
public final class ExplainArticle {
    private static final int MOST_REASONS = 50;

    private final AppContext context;

    public ExplainArticle(AppContext context) {
        this.context = context;
    }

    /// Returns the explanation, line by line; empty if there is no such article and no such file.
    ///
    /// @param article its file, its slug, its title, or its address on the site or elsewhere;
    ///     or the address of an issue. If several have that title, all of them are explained
    public List<String> explain(String article) {
        Optional<List<String>> known = context.store().read(tables -> {
            var find = new FindByAddress(context, tables);
            return find.slug(article)
                    .flatMap(tables.explanations()::article)
                    .map(stored -> lines(stored, tables))
                    .or(() -> find.issue(article).map(ExplainArticle::issueLines))
                    .or(() -> titled(article.strip(), tables));
        });
        List<String> ofFile = new ExplainArticleFile(context).explain(article, known.isPresent());
        return Stream.concat(known.stream().flatMap(List::stream), ofFile.stream())
                .toList();
    }

    /// Says that nothing is known, and what was meant.
    public String unknown(String article) {
        return "no article is known as '" + article + "'; "
                + context.store()
                        .read(tables -> new FindByAddress(context, tables).similar(article))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("write its file, such as seeds/first.md, its title, or its address on the web");
    }

    private Optional<List<String>> titled(String title, Tables tables) {
        var seen = new HashSet<Long>();
        List<String> lines = tables.explanations().articles("", title, title, title).stream()
                .filter(article -> seen.add(article.workId()))
                .flatMap(article -> lines(article, tables).stream())
                .toList();
        return Optional.of(lines).filter(some -> !some.isEmpty());
    }

    private static List<String> issueLines(Issue issue) {
        return Stream.concat(
                        Stream.of(issue.title() + "  (the issue " + issue.list() + "/" + issue.number()
                                + ", with these articles; gazette issue show says who got it)"),
                        issue.articles().stream()
                                .map(stored -> "  " + stored.article().title() + "  (/a/" + stored.slug() + ")"))
                .toList();
    }

    private static String version(KnownArticle version) {
        return version.lang() + " (" + version.path() + ", /a/" + version.slug()
                + (version.isHeld() ? ", held: nobody gets it" : "") + ")";
    }

    private List<String> lines(KnownArticle article, Tables tables) {
        ZoneId zone = context.config().publication().zone();
        var lines = new ArrayList<String>();
        lines.add(article.title() + "  (" + article.path() + ", /a/" + article.slug() + ", first seen "
                + ExplainSubscriber.time(article.firstSeen(), zone) + ")");
        List<KnownArticle> versions = tables.explanations().versions(article.id());
        if (versions.size() > 1) {
            lines.add("  one article in " + versions.size() + " languages: "
                    + versions.stream().map(ExplainArticle::version).collect(Collectors.joining("; ")));
        }
        int head = lines.size();
        tables.takeovers()
                .of(article.id())
                .forEach(takeover -> lines.add("  " + ExplainSubscriber.time(takeover.at(), zone) + "  "
                        + takeover.owner() + " took the place of " + takeover.former() + ", which linked to "
                        + takeover.page() + " first without being of its site"));
        tables.explanations()
                .choices(article.id())
                .forEach(choice -> lines.add("  " + choice.list() + " ("
                        + choice.cadence().word() + "): " + choice.verdict().word() + " by " + choice.schedule()
                        + " on " + ExplainSubscriber.time(choice.slot(), zone)));
        tables.explanations()
                .returns(article.id())
                .forEach(back ->
                        lines.add("  " + back.list() + " (" + back.cadence().word() + "): was "
                                + back.verdict().word() + ", and an editor brought it back on "
                                + ExplainSubscriber.time(back.at(), zone)));
        versions.forEach(version -> tables.explanations()
                .letters(version.id())
                .forEach(letter -> lines.add("  in letter " + letter.variant() + " of " + letter.issue()
                        + (versions.size() > 1 ? " in " + version.lang() : "") + ", to "
                        + letter.letters() + (letter.letters() == 1 ? " subscriber" : " subscribers"))));
        tables.explanations()
                .statements(article.id(), MOST_REASONS)
                .forEach(reason -> lines.add("  " + ExplainSubscriber.time(reason.slot(), zone) + "  "
                        + reason.schedule() + ": "
                        + reason.verdict().word()
                        + (reason.detail().isEmpty() ? "" : ": " + reason.detail())));
        if (lines.size() == head) {
            lines.add("  no run has taken it, or left it out, yet");
        }
        resting(article, tables).forEach(lines::add);
        return lines;
    }

    /// Returns a line for each schedule that could take the article and does not fire.
    private List<String> resting(KnownArticle article, Tables tables) {
        List<Choice> choices = tables.explanations().choices(article.id());
        return context.config().schedules().values().stream()
                .filter(schedule -> choices.stream()
                        .noneMatch(choice -> choice.list().equals(schedule.list())
                                && choice.cadence() == schedule.recipients().cadence()))
                .flatMap(schedule -> ScheduleCalendar.of(schedule, tables)
                        .pausedBecause(context.clock().instant())
                        .map(why -> "  " + schedule.name() + " does not fire: " + why)
                        .stream())
                .toList();
    }
}
