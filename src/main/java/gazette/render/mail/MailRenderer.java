package gazette.render.mail;

import gazette.config.ArticleDetailBySection;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.TextLine;
import gazette.render.ViewBuilder;
import gazette.render.css.CssInliner;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.IssueView;
import gazette.render.view.MailVariables;
import gazette.render.view.MailingListView;
import gazette.text.TextShortener;
import java.util.List;
import java.util.stream.Collectors;

/// Sets mails. Safe for many threads.
public final class MailRenderer {
    private static final int PREHEADER = 140;

    /// Inlines for all mails: it caches the style sheets that it has parsed.
    private static final CssInliner INLINER = new CssInliner();

    private final Themes themes;

    public MailRenderer(Themes themes) {
        this.themes = themes;
    }

    /// Returns the subject of an issue that has no title yet: from the schedule's own line, else the theme's
    /// `subject.ftl`.
    ///
    /// @param untitled its title is not looked at
    public String subject(SiteUrls site, ListConfig list, ScheduleConfig schedule, Issue untitled) {
        String theme = schedule.presentation().theme().orElse(list.theme());
        RenderContext context = setting(site, theme, list);
        var letter = new MailVariables.Subject(
                context.typesetter().list(list), context.typesetter().issue(untitled));
        return TextLine.line(schedule.presentation()
                .subject()
                .map(line -> themes.renderLine(context.frame(), schedule.file(), line, letter))
                .orElseGet(() -> themes.render(context.frame(), "subject.ftl", letter)));
    }

    /// Renders the issue as a mail, with everything in full for which there is room.
    public RenderedMail renderIssue(SiteUrls site, ListConfig list, String theme, Issue issue, MailLinks links) {
        return renderIssue(site, list, theme, issue, links, ArticleDetailBySection.EVERYTHING);
    }

    /// Renders the issue as a mail.
    ///
    /// @param theme a theme's name
    /// @param detail how much of the articles it shows, as long as [MailSizeLimit] allows that
    public RenderedMail renderIssue(
            SiteUrls site, ListConfig list, String theme, Issue issue, MailLinks links, ArticleDetailBySection detail) {
        RenderContext context = setting(site, theme, list);
        ViewBuilder viewBuilder = context.typesetter();
        return new ArticleTruncator(
                        issue, detail, article -> viewBuilder.url(article).isPresent())
                .truncateToFit(
                        show -> renderIssue(context, list, viewBuilder.issue(issue, show), links),
                        renderedMail -> MailSizeLimit.holds(renderedMail.html(), links.unsubscribe()));
    }

    private RenderedMail renderIssue(RenderContext context, ListConfig list, IssueView view, MailLinks links) {
        var letter = new MailVariables.IssueLetter(
                context.typesetter().list(list), view, preheader(view), links.unsubscribe(), links.web());
        return render(context, "email", view.title(), letter.preheader(), letter);
    }

    /// Tells an editor that something did not go as planned.
    public RenderedMail notice(SiteUrls site, String theme, EditorAlert alert) {
        RenderContext context = themes.setting(site, theme, site.publication().language(), RenderTarget.MAIL);
        String subject = context.words().of(alert.kind().key(), TextLine.line(alert.about()));
        var letter = new MailVariables.Notice(
                subject,
                TextLine.line(alert.about()),
                context.typesetter().time(alert.when()),
                alert.reasons().stream().map(TextLine::line).toList(),
                TextLine.line(alert.remedy()));
        return render(context, "notice", subject, String.join(" ", letter.reasons()), letter);
    }

    /// Asks whether a sign-up was the reader's own.
    ///
    /// @param lists at least one
    /// @param confirm address of the page that confirms; may be a placeholder, as in [MailLinks]
    public RenderedMail confirmation(MailStyle paper, List<ListConfig> lists, String confirm) {
        RenderContext context = setting(paper);
        List<MailingListView> views =
                lists.stream().map(context.typesetter()::list).toList();
        String names = names(context, views);
        String subject = context.words().of("confirm_subject", names);
        var letter = new MailVariables.Confirmation(subject, names, views, confirm);
        return render(context, "confirmation", subject, context.words().of("confirm_ask", names), letter);
    }

    /// Greets a new member.
    ///
    /// @param joined at least one list
    public RenderedMail welcome(MailStyle paper, List<NewMembershipView> joined) {
        RenderContext context = setting(paper);
        List<MailVariables.JoinedView> views = joined.stream()
                .map(one -> new MailVariables.JoinedView(
                        context.typesetter().list(one.list()),
                        context.words().of("often_" + one.cadence().word()),
                        one.unsubscribe()))
                .toList();
        String names = names(
                context, views.stream().map(MailVariables.JoinedView::list).toList());
        String subject = context.words().of("welcome_subject", names);
        var letter = new MailVariables.Welcome(subject, names, views);
        return render(context, "welcome", subject, context.words().of("welcome_note"), letter);
    }

    /// Brings a reader the link to all that they chose.
    public RenderedMail link(MailStyle paper, String url) {
        RenderContext context = setting(paper);
        String subject =
                context.words().of("link_subject", context.frame().paper().title());
        return render(context, "link", subject, context.words().of("link_note"), new MailVariables.Link(subject, url));
    }

    private static String names(RenderContext context, List<MailingListView> lists) {
        return lists.stream()
                .map(MailingListView::title)
                .collect(Collectors.joining(context.words().of("comma")));
    }

    private RenderContext setting(MailStyle paper) {
        return themes.setting(paper.site(), paper.theme(), paper.lang(), RenderTarget.MAIL);
    }

    private RenderedMail render(RenderContext context, String name, String subject, String preheader, Record letter) {
        String html = INLINER.inline(themes.render(context.frame(), name + ".ftlh", letter));
        String text = themes.render(context.frame(), name + ".txt.ftl", letter);
        return new RenderedMail(
                TextLine.line(subject), TextShortener.atSpace(preheader, PREHEADER), html, text.strip() + "\n");
    }

    private RenderContext setting(SiteUrls site, String theme, ListConfig list) {
        return themes.setting(
                site, theme, list.language(), list.isPublic() ? RenderTarget.MAIL : RenderTarget.PRIVATE_MAIL);
    }

    /// Returns what the subject does not say: the other articles' titles, or what the only article is about.
    private static String preheader(IssueView issue) {
        List<ArticleView> others = issue.articles().stream().skip(1).toList();
        String said = others.isEmpty()
                ? issue.lead().map(ArticleView::summary).orElse("")
                : others.stream().map(ArticleView::title).collect(Collectors.joining(" · "));
        return TextShortener.atSpace(said, PREHEADER);
    }
}
