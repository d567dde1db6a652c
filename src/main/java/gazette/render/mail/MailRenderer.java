package gazette.render.mail;

import gazette.articles.StoredArticle;
import gazette.articles.parsing.NoteParser;
import gazette.config.ArticleDetailBySection;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.render.RenderContext;
import gazette.render.RenderException;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.SubjectLine;
import gazette.render.SubscriberSlots;
import gazette.render.ViewBuilder;
import gazette.render.css.CssInliner;
import gazette.render.css.CssTooDeepException;
import gazette.render.css.InlinedHtml;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.IssueView;
import gazette.render.view.MailVariables;
import gazette.render.view.MailingListView;
import gazette.text.TextShortener;
import java.util.List;
import java.util.stream.Collectors;

/// Renders mails. Safe for many threads.
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
    /// @param untitled its title is ignored
    public SubjectLine subject(SiteUrls site, ListConfig list, ScheduleConfig schedule, Issue untitled) {
        String theme = schedule.presentation().theme().orElse(list.theme());
        RenderContext context = context(site, theme, list);
        SubscriberSlots slots = SubscriberSlots.of(() -> content(untitled));
        var variables = new MailVariables.Subject(
                context.views().list(list), context.views().issue(untitled));
        String subject = SingleLine.line(schedule.presentation()
                .subject()
                .map(template -> themes.renderSubject(context.globals(), schedule.file(), template, variables, slots))
                .orElseGet(() -> themes.render(context.globals(), "subject.ftl", variables, slots)));
        requireWhole(subject, slots, theme + "/subject.ftl");
        return new SubjectLine(subject, slots);
    }

    /// Returns the subject that an editor wrote for one issue. It may say something of the subscriber, as the words
    /// before the articles do.
    public SubjectLine subject(String written, Issue untitled) {
        SubscriberSlots slots = SubscriberSlots.of(() -> written + content(untitled));
        String subject = NoteParser.withFields(
                SingleLine.line(written), (field, fallback) -> slots.text(List.of(field), fallback));
        return new SubjectLine(subject, slots);
    }

    /// Returns all that articles bring into a letter.
    private static String content(Issue issue) {
        var content = new StringBuilder(issue.feedId());
        for (StoredArticle stored : issue.articles()) {
            content.append('\n')
                    .append(stored.article().title())
                    .append(stored.article().summary())
                    .append(stored.article().html())
                    .append(stored.article().text());
        }
        return content.toString();
    }

    private static void requireWhole(String rendered, SubscriberSlots slots, String template) {
        if (!slots.isWhole(rendered)) {
            throw RenderException.of(
                    template,
                    1,
                    "it cuts or changes a text that holds something of `subscriber`, which is filled in only later",
                    "show `${subscriber.…}` where it is written, not by way of ?substring, ?truncate or ?replace");
        }
    }

    /// Renders the issue as a mail, with its articles in full as far as the size limit allows.
    public RenderedMail renderIssue(SiteUrls site, ListConfig list, String theme, Issue issue, MailLinks links) {
        return renderIssue(site, list, theme, issue, links, ArticleDetailBySection.EVERYTHING);
    }

    /// Renders the issue as a mail under its title.
    public RenderedMail renderIssue(
            SiteUrls site, ListConfig list, String theme, Issue issue, MailLinks links, ArticleDetailBySection detail) {
        var subject = new SubjectLine(issue.title(), SubscriberSlots.of(() -> content(issue)));
        return renderIssue(site, list, theme, issue, subject, links, detail);
    }

    /// Renders the issue as a mail.
    ///
    /// @param theme a theme's name
    /// @param subject the mail's
    /// @param detail how much of the articles it shows, as long as [GmailClippingLimit] allows that
    public RenderedMail renderIssue(
            SiteUrls site,
            ListConfig list,
            String theme,
            Issue issue,
            SubjectLine subject,
            MailLinks links,
            ArticleDetailBySection detail) {
        RenderContext context = context(site, theme, list);
        ViewBuilder viewBuilder = context.views();
        return new MailSizeReducer(
                        issue, detail, article -> viewBuilder.url(article).isPresent())
                .truncateToFit(
                        show -> renderIssue(
                                context, list, viewBuilder.issue(issue, show, subject.slots()), subject, links),
                        mail -> GmailClippingLimit.fits(mail.html(), links.unsubscribe()));
    }

    private RenderedMail renderIssue(
            RenderContext context, ListConfig list, IssueView view, SubjectLine subject, MailLinks links) {
        var variables = new MailVariables.IssueLetter(
                context.views().list(list),
                view,
                subject.preheader().map(SingleLine::line).orElseGet(() -> preheader(view)),
                links.unsubscribe(),
                links.web());
        return render(context, "email", subject, variables.preheader(), variables);
    }

    /// Renders an alert to an editor.
    public RenderedMail notice(SiteUrls site, String theme, EditorAlertData alert) {
        RenderContext context = themes.context(site, theme, site.publication().language(), RenderTarget.MAIL);
        String subject = context.words().of(alert.kind().key(), SingleLine.line(alert.about()));
        var variables = new MailVariables.Notice(
                subject,
                SingleLine.line(alert.about()),
                context.views().time(alert.when()),
                alert.reasons().stream().map(SingleLine::line).toList(),
                SingleLine.line(alert.remedy()));
        return render(context, "notice", subject, String.join(" ", variables.reasons()), variables);
    }

    /// Renders a mail to somebody who reviews an issue.
    public RenderedMail review(SiteUrls site, String theme, ReviewMailData data) {
        RenderContext context = themes.context(site, theme, site.publication().language(), RenderTarget.MAIL);
        MailVariables.Review variables = new ReviewMailWords(context.words(), data).variables();
        return render(context, "review", variables.subject(), variables.lead(), variables);
    }

    /// Renders the mail that asks to confirm a sign-up.
    ///
    /// @param lists at least one
    /// @param confirm address of the page that confirms; may be a placeholder, as in [MailLinks]
    public RenderedMail confirmation(MailRenderSettings style, List<ListConfig> lists, String confirm) {
        RenderContext context = context(style);
        List<MailingListView> views = lists.stream().map(context.views()::list).toList();
        String names = names(context, views);
        String subject = context.words().of("confirm_subject", names);
        var variables = new MailVariables.Confirmation(subject, names, views, confirm);
        return render(context, "confirmation", subject, context.words().of("confirm_ask", names), variables);
    }

    /// Renders the welcome mail.
    ///
    /// @param joined at least one list
    public RenderedMail welcome(MailRenderSettings style, List<NewMembershipView> joined) {
        RenderContext context = context(style);
        List<MailVariables.JoinedView> views = joined.stream()
                .map(membership -> new MailVariables.JoinedView(
                        context.views().list(membership.list()),
                        context.words().of("often_" + membership.cadence().word()),
                        membership.unsubscribe()))
                .toList();
        String names = names(
                context, views.stream().map(MailVariables.JoinedView::list).toList());
        String subject = context.words().of("welcome_subject", names);
        var variables = new MailVariables.Welcome(subject, names, views);
        return render(context, "welcome", subject, context.words().of("welcome_note"), variables);
    }

    /// Renders the mail with the link to a subscriber's preferences.
    public RenderedMail link(MailRenderSettings style, String url) {
        RenderContext context = context(style);
        String subject =
                context.words().of("link_subject", context.globals().paper().title());
        return render(context, "link", subject, context.words().of("link_note"), new MailVariables.Link(subject, url));
    }

    private static String names(RenderContext context, List<MailingListView> lists) {
        return lists.stream()
                .map(MailingListView::title)
                .collect(Collectors.joining(context.words().of("comma")));
    }

    private RenderContext context(MailRenderSettings style) {
        return themes.context(style.site(), style.theme(), style.lang(), RenderTarget.MAIL);
    }

    private RenderedMail render(
            RenderContext context, String name, String subject, String preheader, Record variables) {
        return render(context, name, SubjectLine.of(subject), preheader, variables);
    }

    private RenderedMail render(
            RenderContext context, String name, SubjectLine subject, String preheader, Record variables) {
        SubscriberSlots slots = subject.slots();
        String file = name + ".ftlh";
        InlinedHtml html = inlined(context, name, themes.render(context.globals(), file, variables, slots));
        String text = themes.render(context.globals(), name + ".txt.ftl", variables, slots);
        String theme = context.globals().theme().name();
        requireWhole(html.html(), slots, theme + "/" + file);
        requireWhole(text, slots, theme + "/" + name + ".txt.ftl");
        return new RenderedMail(
                SingleLine.line(subject.text()),
                TextShortener.atSpace(preheader, PREHEADER),
                SlotPlaces.settle(html.html(), slots, theme + "/" + file),
                SlotPlaces.settleText(text, slots).strip() + "\n",
                List.of(),
                html.warnings(),
                slots.all());
    }

    private InlinedHtml inlined(RenderContext context, String name, String html) {
        try {
            return INLINER.inline(
                    html, themes.classNames(context.globals().theme().name()));
        } catch (CssTooDeepException e) {
            throw RenderException.of(name + ".ftlh", 1, String.valueOf(e.getMessage()), "look at the theme's mail.css");
        }
    }

    private RenderContext context(SiteUrls site, String theme, ListConfig list) {
        return themes.context(
                site, theme, list.language(), list.isPublic() ? RenderTarget.MAIL : RenderTarget.PRIVATE_MAIL);
    }

    /// Returns what the subject does not say: the other articles' titles, or what the only article is about.
    private static String preheader(IssueView issue) {
        List<ArticleView> others = issue.articles().stream().skip(1).toList();
        String preheader = others.isEmpty()
                ? issue.lead().map(ArticleView::summary).orElse("")
                : others.stream().map(ArticleView::title).collect(Collectors.joining(" · "));
        return TextShortener.atSpace(preheader, PREHEADER);
    }
}
