package gazette.render;

import gazette.articles.FiledArticle;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
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
import java.util.stream.Stream;

/// Sets every template in use with a sample, so that a fault is known before a run meets it.
public final class TemplateCheck {
    private final Themes themes;
    private final Mails mails;
    private final FeedPages feeds;

    public TemplateCheck(Themes themes) {
        this.themes = themes;
        this.mails = new Mails(themes);
        this.feeds = new FeedPages(themes, List.of("https://hub.example.org/"));
    }

    /// Every fault of the templates, themes and subject lines that lists and schedules use; of each template the first.
    public List<Fault> faults(Config config) {
        Site site = new Site(config.publication(), config.siteUrl());
        Set<Fault> faults = new LinkedHashSet<>();
        for (ListConfig list : config.lists().values()) {
            themesOf(list, config)
                    .forEach((theme, namedIn) -> faults.addAll(
                            themes.has(theme)
                                    ? faults(site, list, theme)
                                    : List.of(unknown(theme, config.workspace(), namedIn))));
        }
        for (ScheduleConfig schedule : config.schedules().values()) {
            ListConfig list = config.lists().get(schedule.list());
            if (list != null && themes.has(schedule.theme().orElse(list.theme()))) {
                tried(() -> mails.subject(site, list, schedule, SamplePaper.issue(list)))
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
                .forEach(schedule -> schedule.theme().ifPresent(theme -> themes.putIfAbsent(theme, schedule.file())));
        return themes;
    }

    private List<Fault> faults(Site site, ListConfig list, String theme) {
        List<Fault> faults = new ArrayList<>();
        attempts(site, list, theme).forEach(attempt -> tried(attempt).ifPresent(faults::add));
        return faults;
    }

    private List<Runnable> attempts(Site site, ListConfig list, String theme) {
        Issue issue = SamplePaper.issue(list);
        Issue empty = SamplePaper.emptyIssue(list);
        List<Runnable> attempts = new ArrayList<>();
        attempts.add(() -> mails.edition(site, list, theme, issue, new MailLinks("u", Optional.of("w"))));
        attempts.add(() -> mails.edition(site, list, theme, empty, new MailLinks("u", Optional.empty())));
        for (Notice.Kind kind : Notice.Kind.values()) {
            attempts.add(() -> mails.notice(site, theme, new Notice(kind, "s", SamplePaper.DATE, List.of("r"), "r")));
        }
        attempts.addAll(notes(site, list, theme));
        attempts.addAll(pages(site, list, new Pages(themes, theme)));
        attempts.addAll(readerPages(site, list, theme));
        var directory = new FeedDirectory(themes, theme);
        var channels = new Channels(site.publication(), themes, theme);
        attempts.add(() -> directory.page(site, channels.sample(list)));
        attempts.add(() -> directory.opml(site, channels.sample(list)));
        for (FeedKind kind : FeedKind.values()) {
            for (Feed feed : feeds(site, list)) {
                attempts.add(() -> feeds.feed(kind, feed));
            }
        }
        attempts.add(() -> feeds.item(site, list, issue));
        return attempts;
    }

    private static List<Feed> feeds(Site site, ListConfig list) {
        String address = site.absolute("/feed");
        var page = new Volume(true, address + "/archive/2", address, Optional.of(address), Optional.of(address));
        return Stream.of(Volume.only(address), page)
                .map(volume -> new Feed(
                        "tag:example.org,2026:feed",
                        list.title(),
                        list.description(),
                        site.publication().title(),
                        site.front(),
                        list.language(),
                        "/feed.css",
                        volume,
                        SamplePaper.DATE,
                        List.of(FeedItem.of(site, SamplePaper.full()), FeedItem.of(site, SamplePaper.bare(2)))))
                .toList();
    }

    private List<Runnable> notes(Site site, ListConfig list, String theme) {
        var paper = new Stationery(site, theme, list.language());
        return List.of(
                () -> mails.confirmation(paper, List.of(list, list), "c"),
                () -> mails.welcome(paper, List.of(new Welcomed(list, Cadence.WEEKLY, "u"))),
                () -> mails.link(paper, "p"));
    }

    private List<Runnable> readerPages(Site site, ListConfig list, String theme) {
        Supplier<ReaderPages> pages = () -> new ReaderPages(themes, site, theme, list.language());
        var offer = new Offer(list, list.cadences(), true, Cadence.WEEKLY, List.of(), Optional.of(LocalDate.EPOCH));
        var attempts = new ArrayList<Runnable>();
        for (SignUpForm.State state : SignUpForm.State.values()) {
            var signUp = new SignUpForm(state, "e", "n", "s", Set.of("email", "list"), List.of(offer), List.of("en"));
            attempts.add(() -> pages.get().subscribe(signUp));
        }
        attempts.add(() -> pages.get().embedded(list));
        attempts.add(() -> pages.get().confirm(List.of(list), "/confirm/c"));
        attempts.add(() -> pages.get().confirmed(List.of(list)));
        attempts.add(() -> pages.get().unknownLink());
        List<String> topics = List.of("t");
        for (Leaving leaving : List.of(
                new Leaving.Ask("l"),
                new Leaving.Done("l", Optional.of("u"), new Leaving.Rather(list.cadences(), topics)),
                new Leaving.Done("l", Optional.empty(), Leaving.Rather.NOTHING),
                new Leaving.Back("l"),
                new Leaving.All(),
                new Leaving.Linked())) {
            attempts.add(() -> pages.get().unsubscribe(leaving, "/u"));
        }
        var said = new PreferencesForm.Statement(SamplePaper.DATE, "joined", "l", "w");
        var form = new PreferencesForm(
                "/preferences/p",
                true,
                Set.of("topics"),
                "e",
                "n",
                "en",
                List.of("en", "zh"),
                List.of(offer),
                List.of(said));
        attempts.add(() -> pages.get().preferences(form));
        attempts.add(() -> pages.get().askForLink("e", Set.of("email"), List.of("en", "zh")));
        attempts.add(() -> pages.get().linkSent());
        attempts.add(() -> pages.get().erased(true));
        attempts.add(() -> pages.get().erased(false));
        List<FiledArticle> found = List.of(SamplePaper.full(), SamplePaper.bare(2));
        attempts.add(() -> pages.get().search(new SearchResult("w", found, 2, true)));
        attempts.add(() -> pages.get().search(new SearchResult("", List.of(), 1, false)));
        return attempts;
    }

    private static List<Runnable> pages(Site site, ListConfig list, Pages pages) {
        Issue issue = SamplePaper.issue(list);
        var mail = new Mailbox.Mail("1", "Sample", SamplePaper.DATE);
        var boxes = List.of(new Mailbox.Box("a@example.org", List.of(mail)));
        List<Runnable> attempts = new ArrayList<>(List.of(
                () -> pages.stylesheet(site),
                () -> pages.feedStylesheet(site),
                () -> pages.frontPage(site, issue.articles(), List.of(new Shelf(list, List.of(issue)))),
                () -> pages.frontPage(site, List.of(), List.of(new Shelf(list, List.of()))),
                () -> pages.listPage(site, list, List.of(issue)),
                () -> pages.listPage(site, list, List.of()),
                () -> pages.issuePage(site, list, issue),
                () -> pages.articlePage(site, SamplePaper.full(), List.of(list)),
                () -> pages.articlePage(site, SamplePaper.bare(2), List.of()),
                () -> pages.notFoundPage(site),
                () -> pages.mailboxPage(site, new Mailbox("/mailbox", List.of(), Optional.empty())),
                () -> pages.mailboxPage(site, new Mailbox("/mailbox", boxes, Optional.empty()))));
        for (Mailbox.Tab tab : Mailbox.Tab.values()) {
            var open = new Mailbox.OpenMail(mail, "f", "t", tab, "b");
            attempts.add(() -> pages.mailboxPage(site, new Mailbox("/mailbox", boxes, Optional.of(open))));
        }
        return attempts;
    }

    private static Fault unknown(String theme, Path workspace, Path namedIn) {
        return new Fault(
                namedIn,
                line(theme, workspace.resolve(namedIn)),
                "theme `" + theme + "` does not exist",
                "write `plain`, or make a folder templates/" + theme);
    }

    /// Where a file first names a theme.
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

    private static Optional<Fault> tried(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (RenderFault e) {
            return Optional.of(e.fault());
        }
    }
}
