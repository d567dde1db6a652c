package gazette.render.check;

import gazette.articles.StoredArticle;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.render.FeedFormat;
import gazette.render.RenderException;
import gazette.render.SiteUrls;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.feeds.FeedRenderer;
import gazette.render.mail.EditorAlert;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.MailStyle;
import gazette.render.mail.NewMembershipView;
import gazette.render.pages.FeedDirectoryRenderer;
import gazette.render.pages.InboxPageData;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.ListWithIssues;
import gazette.render.pages.PageRenderer;
import gazette.render.pages.PreferencesForm;
import gazette.render.pages.SearchResult;
import gazette.render.pages.SignUpForm;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.render.pages.UnsubscribePageData;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Sets every template in use with a sample, so that a fault is known before a run meets it.
public final class TemplateCheck {
    private final Themes themes;
    private final MailRenderer renderer;
    private final FeedRenderer feeds;

    public TemplateCheck(Themes themes) {
        this.themes = themes;
        this.renderer = new MailRenderer(themes);
        this.feeds = new FeedRenderer(themes, SampleFeeds.HUBS);
    }

    /// Returns the faults of the templates, themes and subject lines that lists and schedules use; of each template the
    /// first.
    public List<Diagnostic> faults(Config config) {
        SiteUrls site = new SiteUrls(config.publication(), config.siteUrl());
        Set<Diagnostic> faults = new LinkedHashSet<>();
        for (ListConfig list : config.lists().values()) {
            themesOf(list, config)
                    .forEach((theme, namedIn) -> faults.addAll(
                            themes.has(theme)
                                    ? faults(site, list, theme)
                                    : List.of(unknown(theme, config.workspace(), namedIn))));
        }
        for (ScheduleConfig schedule : config.schedules().values()) {
            ListConfig list = config.lists().get(schedule.list());
            if (list != null && themes.has(schedule.presentation().theme().orElse(list.theme()))) {
                tried(() -> renderer.subject(site, list, schedule, SampleContent.issue(list)))
                        .ifPresent(faults::add);
            }
        }
        return List.copyOf(faults);
    }

    private static Map<String, Path> themesOf(ListConfig list, Config config) {
        Map<String, Path> themes = new LinkedHashMap<>();
        themes.put(list.theme(), Path.of("gazette.yaml"));
        config.schedules().values().stream()
                .filter(schedule -> schedule.list().equals(list.name()))
                .forEach(schedule ->
                        schedule.presentation().theme().ifPresent(theme -> themes.putIfAbsent(theme, schedule.file())));
        return themes;
    }

    private List<Diagnostic> faults(SiteUrls site, ListConfig list, String theme) {
        List<Diagnostic> faults = new ArrayList<>();
        attempts(site, list, theme).forEach(attempt -> tried(attempt).ifPresent(faults::add));
        return faults;
    }

    private List<Runnable> attempts(SiteUrls site, ListConfig list, String theme) {
        Issue issue = SampleContent.issue(list);
        Issue empty = SampleContent.emptyIssue(list);
        List<Runnable> attempts = new ArrayList<>();
        attempts.add(() -> renderer.renderIssue(site, list, theme, issue, new MailLinks("u", Optional.of("w"))));
        attempts.add(() -> renderer.renderIssue(site, list, theme, empty, new MailLinks("u", Optional.empty())));
        for (EditorAlert.Kind kind : EditorAlert.Kind.values()) {
            attempts.add(() ->
                    renderer.notice(site, theme, new EditorAlert(kind, "s", SampleContent.DATE, List.of("r"), "r")));
        }
        attempts.addAll(notes(site, list, theme));
        attempts.addAll(pages(site, list, new PageRenderer(themes, theme)));
        attempts.addAll(readerPages(site, list, theme));
        var directory = new FeedDirectoryRenderer(themes, theme);
        var feedDefinitions = new FeedDefinitions(site.publication(), themes, theme);
        attempts.add(() -> directory.page(site, feedDefinitions.sample(list)));
        attempts.add(() -> directory.opml(site, feedDefinitions.sample(list)));
        for (FeedFormat kind : FeedFormat.values()) {
            for (Feed feed : SampleFeeds.of(site, list)) {
                attempts.add(() -> feeds.feed(kind, feed));
            }
        }
        attempts.add(() -> feeds.item(site, list, issue));
        return attempts;
    }

    private List<Runnable> notes(SiteUrls site, ListConfig list, String theme) {
        var paper = new MailStyle(site, theme, list.language());
        return List.of(
                () -> renderer.confirmation(paper, List.of(list, list), "c"),
                () -> renderer.welcome(paper, List.of(new NewMembershipView(list, Cadence.WEEKLY, "u"))),
                () -> renderer.link(paper, "p"));
    }

    private List<Runnable> readerPages(SiteUrls site, ListConfig list, String theme) {
        Supplier<SubscriberPageRenderer> pages = () -> new SubscriberPageRenderer(themes, site, theme, list.language());
        var choice = new ListPreferences(
                list, list.cadences(), true, Cadence.WEEKLY, List.of(), Optional.of(LocalDate.EPOCH));
        var attempts = new ArrayList<Runnable>();
        for (SignUpForm.State state : SignUpForm.State.values()) {
            var signUp = new SignUpForm(state, "e", "n", "s", Set.of("email", "list"), List.of(choice), List.of("en"));
            attempts.add(() -> pages.get().subscribe(signUp));
        }
        attempts.add(() -> pages.get().embedded(list));
        attempts.add(() -> pages.get().confirm(List.of(list), "/confirm/c"));
        attempts.add(() -> pages.get().confirmed(List.of(list)));
        attempts.add(() -> pages.get().unknownLink());
        List<String> topics = List.of("t");
        for (UnsubscribePageData unsubscribePageData : List.of(
                new UnsubscribePageData.Ask("l"),
                new UnsubscribePageData.Done(
                        "l", Optional.of("u"), new UnsubscribePageData.Alternatives(list.cadences(), topics)),
                new UnsubscribePageData.Done("l", Optional.empty(), UnsubscribePageData.Alternatives.NOTHING),
                new UnsubscribePageData.Back("l"),
                new UnsubscribePageData.All(),
                new UnsubscribePageData.Linked())) {
            attempts.add(() -> pages.get().unsubscribe(unsubscribePageData, "/u"));
        }
        var said = new PreferencesForm.Statement(SampleContent.DATE, "joined", "l", "w");
        var form = new PreferencesForm(
                "/preferences/p",
                true,
                Set.of("topics"),
                "e",
                "n",
                "en",
                List.of("en", "zh"),
                List.of(choice),
                List.of(said));
        attempts.add(() -> pages.get().preferences(form));
        attempts.add(() -> pages.get().askForLink("e", Set.of("email"), List.of("en", "zh")));
        attempts.add(() -> pages.get().linkSent());
        attempts.add(() -> pages.get().erased(true));
        attempts.add(() -> pages.get().erased(false));
        List<StoredArticle> found = List.of(SampleContent.full(), SampleContent.bare(2));
        attempts.add(() -> pages.get().search(new SearchResult("w", found, 2, true)));
        attempts.add(() -> pages.get().search(new SearchResult("", List.of(), 1, false)));
        return attempts;
    }

    private static List<Runnable> pages(SiteUrls site, ListConfig list, PageRenderer pageRenderer) {
        Issue issue = SampleContent.issue(list);
        var mail = new InboxPageData.Mail("1", "Sample", SampleContent.DATE);
        var boxes = List.of(new InboxPageData.Recipient("a@example.org", List.of(mail)));
        List<Runnable> attempts = new ArrayList<>(List.of(
                () -> pageRenderer.stylesheet(site),
                () -> pageRenderer.feedStylesheet(site),
                () -> pageRenderer.frontPage(site, issue.articles(), List.of(new ListWithIssues(list, List.of(issue)))),
                () -> pageRenderer.frontPage(site, List.of(), List.of(new ListWithIssues(list, List.of()))),
                () -> pageRenderer.listPage(site, list, List.of(issue)),
                () -> pageRenderer.listPage(site, list, List.of()),
                () -> pageRenderer.issuePage(site, list, issue),
                () -> pageRenderer.articlePage(site, SampleContent.full(), List.of(list)),
                () -> pageRenderer.articlePage(site, SampleContent.bare(2), List.of()),
                () -> pageRenderer.notFoundPage(site),
                () -> pageRenderer.mailboxPage(site, new InboxPageData("/mailbox", List.of(), Optional.empty())),
                () -> pageRenderer.mailboxPage(site, new InboxPageData("/mailbox", boxes, Optional.empty()))));
        for (InboxPageData.Tab tab : InboxPageData.Tab.values()) {
            var open = new InboxPageData.OpenMail(mail, "f", "t", tab, "b");
            attempts.add(() -> pageRenderer.mailboxPage(site, new InboxPageData("/mailbox", boxes, Optional.of(open))));
        }
        return attempts;
    }

    private static Diagnostic unknown(String theme, Path workspace, Path namedIn) {
        return new Diagnostic(
                namedIn,
                line(theme, workspace.resolve(namedIn)),
                "theme `" + theme + "` does not exist",
                "write `plain`, or make a folder templates/" + theme);
    }

    /// Returns the line where a file first names a theme.
    private static int line(String theme, Path file) {
        var named = Pattern.compile("(^|.*[\\s{,])theme:\\s*[\"']?" + Pattern.quote(theme) + "(?![\\w-]).*");
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                            .filter(i -> named.matcher(lines.get(i)).matches())
                            .findFirst()
                            .orElse(0)
                    + 1;
        } catch (IOException e) {
            return 1;
        }
    }

    private static Optional<Diagnostic> tried(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (RenderException e) {
            return Optional.of(e.fault());
        }
    }
}
