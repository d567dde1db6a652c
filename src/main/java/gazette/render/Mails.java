package gazette.render;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.config.Showing;
import gazette.issues.Issue;
import gazette.render.view.ArticleView;
import gazette.render.view.IssueView;
import gazette.render.view.Letter;
import gazette.render.view.ListView;
import java.util.List;
import java.util.stream.Collectors;

/// Sets mails. Safe for many threads.
public final class Mails {
    private static final int PREHEADER = 140;

    /// One for all: it remembers the style sheets that it read.
    private static final CssInliner INLINER = new CssInliner();

    private final Themes themes;

    public Mails(Themes themes) {
        this.themes = themes;
    }

    /// The subject of an issue that has no title yet: the schedule's own line, else the theme's `subject.ftl`.
    ///
    /// @param untitled its title is not looked at
    public String subject(Site site, ListConfig list, ScheduleConfig schedule, Issue untitled) {
        String theme = schedule.theme().orElse(list.theme());
        Setting setting = setting(site, theme, list);
        var letter = new Letter.Subject(
                setting.typesetter().list(list), setting.typesetter().issue(untitled));
        return Plain.line(schedule.subject()
                .map(line -> themes.setLine(setting.frame(), schedule.file(), line, letter))
                .orElseGet(() -> themes.set(setting.frame(), "subject.ftl", letter)));
    }

    /// The issue as a mail, with everything in full that has room.
    public Edition edition(Site site, ListConfig list, String theme, Issue issue, MailLinks links) {
        return edition(site, list, theme, issue, links, Showing.EVERYTHING);
    }

    /// The issue as a mail.
    ///
    /// @param theme a theme's name
    /// @param showing how much of the articles it shows, as long as [Budget] allows that
    public Edition edition(Site site, ListConfig list, String theme, Issue issue, MailLinks links, Showing showing) {
        Setting setting = setting(site, theme, list);
        Typesetter typesetter = setting.typesetter();
        return new Folding(issue, showing, article -> typesetter.url(article).isPresent())
                .folded(
                        show -> edition(setting, list, typesetter.issue(issue, show), links),
                        edition -> Budget.holds(edition.html(), links.unsubscribe()));
    }

    private Edition edition(Setting setting, ListConfig list, IssueView view, MailLinks links) {
        var letter = new Letter.IssueLetter(
                setting.typesetter().list(list), view, preheader(view), links.unsubscribe(), links.web());
        return set(setting, "email", view.title(), letter.preheader(), letter);
    }

    /// Tells an editor that something did not go as planned.
    public Edition notice(Site site, String theme, Notice notice) {
        Setting setting = themes.setting(site, theme, site.publication().language(), Medium.MAIL);
        String subject = setting.words().of(notice.kind().key(), Plain.line(notice.about()));
        var letter = new Letter.Notice(
                subject,
                Plain.line(notice.about()),
                setting.typesetter().time(notice.when()),
                notice.reasons().stream().map(Plain::line).toList(),
                Plain.line(notice.remedy()));
        return set(setting, "notice", subject, String.join(" ", letter.reasons()), letter);
    }

    /// Asks whether a sign-up was the reader's own.
    ///
    /// @param lists at least one
    /// @param confirm address of the page that confirms; may be a placeholder, as in [MailLinks]
    public Edition confirmation(Stationery paper, List<ListConfig> lists, String confirm) {
        Setting setting = setting(paper);
        List<ListView> views = lists.stream().map(setting.typesetter()::list).toList();
        String names = names(setting, views);
        String subject = setting.words().of("confirm_subject", names);
        var letter = new Letter.Confirmation(subject, names, views, confirm);
        return set(setting, "confirmation", subject, setting.words().of("confirm_ask", names), letter);
    }

    /// Greets a new member.
    ///
    /// @param joined at least one list
    public Edition welcome(Stationery paper, List<Welcomed> joined) {
        Setting setting = setting(paper);
        List<Letter.JoinedView> views = joined.stream()
                .map(one -> new Letter.JoinedView(
                        setting.typesetter().list(one.list()),
                        setting.words().of("often_" + one.cadence().word()),
                        one.unsubscribe()))
                .toList();
        String names =
                names(setting, views.stream().map(Letter.JoinedView::list).toList());
        String subject = setting.words().of("welcome_subject", names);
        var letter = new Letter.Welcome(subject, names, views);
        return set(setting, "welcome", subject, setting.words().of("welcome_note"), letter);
    }

    /// Brings a reader the link to all that they chose.
    public Edition link(Stationery paper, String url) {
        Setting setting = setting(paper);
        String subject =
                setting.words().of("link_subject", setting.frame().paper().title());
        return set(setting, "link", subject, setting.words().of("link_note"), new Letter.Link(subject, url));
    }

    private static String names(Setting setting, List<ListView> lists) {
        return lists.stream()
                .map(ListView::title)
                .collect(Collectors.joining(setting.words().of("comma")));
    }

    private Setting setting(Stationery paper) {
        return themes.setting(paper.site(), paper.theme(), paper.lang(), Medium.MAIL);
    }

    private Edition set(Setting setting, String name, String subject, String preheader, Record letter) {
        String html = INLINER.inline(themes.set(setting.frame(), name + ".ftlh", letter));
        String text = themes.set(setting.frame(), name + ".txt.ftl", letter);
        return new Edition(Plain.line(subject), Plain.shortened(preheader, PREHEADER), html, text.strip() + "\n");
    }

    private Setting setting(Site site, String theme, ListConfig list) {
        return themes.setting(site, theme, list.language(), list.isPublic() ? Medium.MAIL : Medium.PRIVATE_MAIL);
    }

    /// What the subject does not say: the other articles' titles, or else what the only one is about.
    private static String preheader(IssueView issue) {
        List<ArticleView> others = issue.articles().stream().skip(1).toList();
        String said = others.isEmpty()
                ? issue.lead().map(ArticleView::summary).orElse("")
                : others.stream().map(ArticleView::title).collect(Collectors.joining(" · "));
        return Plain.shortened(said, PREHEADER);
    }
}
