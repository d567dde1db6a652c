package gazette.render.check;

import gazette.articles.StoredArticle;
import gazette.config.ArticleDetailBySection;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.config.SubjectTemplate;
import gazette.issues.Issue;
import gazette.render.FeedFormat;
import gazette.render.RenderException;
import gazette.render.SiteUrls;
import gazette.render.SubjectLine;
import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlots.Use;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.feeds.FeedRenderer;
import gazette.render.mail.EditorAlertData;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderSettings;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.NewMembershipView;
import gazette.render.mail.ReviewMailData;
import gazette.render.pages.ArchiveLinks;
import gazette.render.pages.FeedDirectoryRenderer;
import gazette.render.pages.FormWork;
import gazette.render.pages.InboxPageData;
import gazette.render.pages.ListWithIssues;
import gazette.render.pages.Neighbours;
import gazette.render.pages.PageRenderer;
import gazette.render.pages.PreferencesForm;
import gazette.render.pages.SearchPageData;
import gazette.render.pages.SignUpForm;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.render.pages.TopicDefinition;
import gazette.render.pages.TopicPageRenderer;
import gazette.render.pages.UnsubscribePageData;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Renders every template in use with sample content, so that a fault is found before a run meets it.
public final class TemplateCheck {
    private final Themes themes;
    private final MailRenderer renderer;
    private final FeedRenderer feeds;

    public TemplateCheck(Themes themes) {
        this.themes = themes;
        this.renderer = new MailRenderer(themes);
        this.feeds = new FeedRenderer(themes, SampleFeeds.HUBS);
    }

    /// Returns the faults of the templates, themes and subject lines that lists and schedules use: the first fault
    /// of each template.
    public List<Diagnostic> faults(Config config) {
        SiteUrls site = SiteUrls.of(config);
        Set<Diagnostic> faults = new LinkedHashSet<>();
        for (ListConfig list : config.lists().values()) {
            themesOf(list, config)
                    .forEach((theme, namedIn) -> faults.addAll(
                            themes.has(theme)
                                    ? faults(site, list, theme)
                                    : List.of(unknownTheme(theme, config.workspace(), namedIn))));
        }
        for (ScheduleConfig schedule : config.schedules().values()) {
            ListConfig list = config.lists().get(schedule.list());
            if (list != null && themes.has(schedule.presentation().theme().orElse(list.theme()))) {
                faultOf(() -> renderer.subject(site, list, schedule, SampleContent.issue(list)))
                        .ifPresent(faults::add);
            }
        }
        return List.copyOf(faults);
    }

    /// Describes where something is written.
    ///
    /// @param file relative to the workspace
    public record Place(Path file, int line) {}

    /// Returns the attributes of subscribers that letters speak of, each with all places where it is written. What
    /// cannot be rendered is told by [#faults].
    public Map<String, Set<Place>> attributes(Config config) {
        SiteUrls site = new SiteUrls(config.publication(), config.siteUrl());
        Map<String, Set<Place>> attributes = new TreeMap<>();
        for (ScheduleConfig schedule : config.schedules().values()) {
            Optional.ofNullable(config.lists().get(schedule.list()))
                    .ifPresent(list -> faultOf(() -> uses(site, list, schedule)
                            .forEach(use -> SubscriberFields.attribute(use.field())
                                    .ifPresent(name -> attributes
                                            .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                                            .add(place(use, schedule))))));
        }
        return attributes;
    }

    private List<Use> uses(SiteUrls site, ListConfig list, ScheduleConfig schedule) {
        Issue issue = SampleContent.issue(list);
        SubjectLine subject = renderer.subject(site, list, schedule, issue);
        String theme = schedule.presentation().theme().orElse(list.theme());
        var links = new MailLinks("u", Optional.of("w"));
        renderer.renderIssue(site, list, theme, issue, subject, links, ArticleDetailBySection.EVERYTHING);
        return subject.slots().uses();
    }

    private static Place place(Use use, ScheduleConfig schedule) {
        boolean isLine = use.template().equals(Use.SUBJECT);
        int line = schedule.presentation().subject().map(SubjectTemplate::line).orElse(1);
        return isLine ? new Place(schedule.file(), line) : new Place(Path.of("templates", use.template()), use.line());
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
        faultOf(() -> faults.addAll(themes.faults(theme))).ifPresent(faults::add);
        attempts(site, list, theme).forEach(attempt -> faultOf(attempt).ifPresent(faults::add));
        return faults;
    }

    private List<Runnable> attempts(SiteUrls site, ListConfig list, String theme) {
        List<Runnable> attempts = new ArrayList<>();
        addMails(attempts, site, list, theme);
        addPages(attempts, site, list, new PageRenderer(themes, theme));
        addTopicPages(
                attempts,
                site,
                list,
                new FeedDefinitions(site.publication(), themes, theme),
                new TopicPageRenderer(themes, theme));
        addSubscriberPages(attempts, list, () -> new SubscriberPageRenderer(themes, site, theme, list.language()));
        addFeeds(attempts, site, list, theme);
        return attempts;
    }

    private void addMails(List<Runnable> attempts, SiteUrls site, ListConfig list, String theme) {
        Issue issue = SampleContent.issue(list);
        Issue empty = SampleContent.emptyIssue(list);
        attempts.add(() -> renderer.renderIssue(site, list, theme, issue, new MailLinks("u", Optional.of("w"))));
        attempts.add(() -> renderer.renderIssue(site, list, theme, empty, new MailLinks("u", Optional.empty())));
        EditorAlertData.samples().forEach(alert -> attempts.add(() -> renderer.notice(site, theme, alert)));
        ReviewMailData.samples().forEach(data -> attempts.add(() -> renderer.review(site, theme, data)));
        var style = new MailRenderSettings(site, theme, list.language());
        attempts.add(() -> renderer.confirmation(style, List.of(list, list), "c"));
        attempts.add(() -> renderer.welcome(style, List.of(new NewMembershipView(list, Cadence.WEEKLY, "u"))));
        attempts.add(() -> renderer.link(style, "p"));
    }

    private static void addPages(List<Runnable> attempts, SiteUrls site, ListConfig list, PageRenderer pages) {
        Issue issue = SampleContent.issue(list);
        attempts.addAll(List.of(
                () -> pages.stylesheet(site),
                () -> pages.feedStylesheet(site),
                () -> pages.frontPage(site, issue.articles(), List.of(new ListWithIssues(list, List.of(issue)))),
                () -> pages.frontPage(site, List.of(), List.of(new ListWithIssues(list, List.of()))),
                () -> pages.listPage(site, list, List.of(issue)),
                () -> pages.listPage(site, list, List.of()),
                () -> pages.issuesPage(site, List.of(issue), new ArchiveLinks("/", Optional.of("/"), Optional.of("/"))),
                () -> pages.issuesPage(site, List.of(), ArchiveLinks.only("/")),
                () -> pages.issuePage(site, list, issue),
                () -> pages.issuePage(site, list, issue, new Neighbours<>(Optional.of(issue), Optional.of(issue))),
                () -> pages.articlePage(
                        site,
                        SampleContent.full(),
                        List.of(SampleContent.full(), SampleContent.bare(2)),
                        List.of(list)),
                () -> pages.articlePage(site, SampleContent.bare(2), List.of(), List.of()),
                () -> pages.notFoundPage(site)));
        InboxPageData.samples().forEach(inbox -> attempts.add(() -> pages.mailboxPage(site, inbox)));
    }

    private static void addTopicPages(
            List<Runnable> attempts, SiteUrls site, ListConfig list, FeedDefinitions feeds, TopicPageRenderer pages) {
        List<StoredArticle> articles = SampleContent.issue(list).articles();
        var links = new ArchiveLinks("/", Optional.of("/"), Optional.of("/"));
        for (Optional<ListConfig> ofList : List.of(Optional.of(list), Optional.<ListConfig>empty())) {
            var topic = new TopicDefinition("tag", "/tag/tag", ofList, Set.of("tag"), 1, feeds.articles(list));
            attempts.add(() -> pages.topicPage(site, topic, articles, links));
            attempts.add(() -> pages.topicPage(site, topic, List.of(), ArchiveLinks.only("/")));
            attempts.add(() -> pages.topicsPage(site, List.of(topic)));
        }
        attempts.add(() -> pages.topicsPage(site, List.of()));
    }

    /// @param pages creates the renderer anew for each attempt, because a faulty theme already fails there
    private static void addSubscriberPages(
            List<Runnable> attempts, ListConfig list, Supplier<SubscriberPageRenderer> pages) {
        var work = Optional.of(new FormWork(1, 1, "/s.js"));
        SignUpForm.samples(list)
                .forEach(form -> attempts.add(() -> pages.get().with(work).subscribe(form)));
        attempts.add(() -> pages.get().embedded(list));
        attempts.add(() -> pages.get().confirm(List.of(list), "/confirm/c"));
        attempts.add(() -> pages.get().confirmed(List.of(list)));
        attempts.add(() -> pages.get().unknownLink());
        UnsubscribePageData.samples(list)
                .forEach(data -> attempts.add(() -> pages.get().unsubscribe(data, "/u")));
        attempts.add(() -> pages.get().preferences(PreferencesForm.sample(list)));
        attempts.add(() -> pages.get().askForLink("e", Set.of("email"), List.of("en", "zh")));
        attempts.add(() -> pages.get().with(work).askForLinkAgain("e", "s"));
        attempts.add(() -> pages.get().linkSent());
        attempts.add(() -> pages.get().erased(true));
        attempts.add(() -> pages.get().erased(false));
        SearchPageData.samples(List.of(SampleContent.full(), SampleContent.bare(2)))
                .forEach(result -> attempts.add(() -> pages.get().search(result)));
    }

    private void addFeeds(List<Runnable> attempts, SiteUrls site, ListConfig list, String theme) {
        var directory = new FeedDirectoryRenderer(themes, theme);
        var definitions = new FeedDefinitions(site.publication(), themes, theme);
        attempts.add(() -> directory.page(site, definitions.sample(list)));
        attempts.add(() -> directory.opml(site, definitions.sample(list)));
        for (FeedFormat format : FeedFormat.values()) {
            SampleFeeds.of(site, list).forEach(feed -> attempts.add(() -> feeds.feed(format, feed)));
        }
        attempts.add(() -> feeds.item(site, list, SampleContent.issue(list)));
    }

    private Diagnostic unknownTheme(String theme, Path workspace, Path namedIn) {
        return new Diagnostic(
                namedIn,
                line(theme, workspace.resolve(namedIn)),
                "theme \"" + theme + "\" does not exist",
                themes.remedyForUnknown(theme));
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

    private static Optional<Diagnostic> faultOf(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (RenderException e) {
            return Optional.of(e.fault());
        }
    }
}
