package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.DraftField.Kind;
import gazette.issues.Issue;
import gazette.issues.IssueDraft;
import gazette.issues.IssueNote;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.Section;
import gazette.issues.SectionBuilder;
import gazette.press.workspace.TagUris;
import gazette.render.SiteUrls;
import gazette.render.SubjectLine;
import gazette.render.mail.GmailClippingLimit;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.render.themes.Themes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes an issue of picked articles and renders its mail. Stores and sends nothing.
public final class RenderIssue {
    private static final String OVER = ", or the letter would have over " + GmailClippingLimit.MOST_BYTES + " bytes";

    private final Config config;
    private final SiteUrls site;
    private final ScheduleConfig schedule;
    private final ListConfig list;
    private final MailRenderer renderer;
    private final List<IssueNote> notes;
    private final IssueDraft draft;

    /// Holds an issue and its mail.
    public record RenderedIssue(Issue issue, RenderedMail renderedMail) {
        /// Returns a reason for each article that was shortened because the mail would be too large.
        public List<Reason> truncationReasons() {
            return renderedMail.truncatedArticles().stream()
                    .map(reducedArticle -> Reason.about(
                            reducedArticle.article(),
                            ReasonKind.FOLDED,
                            "to its " + reducedArticle.length().word() + OVER))
                    .toList();
        }
    }

    /// Renders issues of a schedule.
    ///
    /// @param schedule whose issue it is
    public RenderIssue(Config config, Themes themes, ScheduleConfig schedule) {
        this(
                config,
                schedule,
                config.list(schedule.list()),
                new MailRenderer(themes),
                List.of(),
                IssueDraft.empty(schedule.name()));
    }

    private RenderIssue(
            Config config,
            ScheduleConfig schedule,
            ListConfig list,
            MailRenderer renderer,
            List<IssueNote> notes,
            IssueDraft draft) {
        this.config = config;
        this.site = SiteUrls.of(config);
        this.schedule = schedule;
        this.list = list;
        this.renderer = renderer;
        this.notes = notes;
        this.draft = draft;
    }

    /// Returns a renderer that writes the mail's fixed texts in another language.
    public RenderIssue in(String language) {
        return new RenderIssue(config, schedule, list.withLanguage(language), renderer, notes, draft);
    }

    /// Returns a renderer that sets an editor's words before and after the articles.
    public RenderIssue with(List<IssueNote> others) {
        return new RenderIssue(config, schedule, list, renderer, others, draft);
    }

    /// Returns a renderer that takes an editor's subject and preheader, where there are any.
    public RenderIssue with(IssueDraft words) {
        return new RenderIssue(config, schedule, list, renderer, notes, words);
    }

    /// Renders an issue.
    ///
    /// @param unsubscribe the subscriber's link, or a placeholder for it
    public RenderedIssue render(long number, List<StoredArticle> picked, Instant date, String unsubscribe) {
        List<Section> sections = new SectionBuilder(list).sections(picked);
        String feedId = TagUris.issue(config, date, list.name(), number);
        var untitled = new Issue(list.name(), number, feedId, "", date, sections, notes);
        SubjectLine subject = draft.line(Kind.SUBJECT, list.language())
                .map(line -> renderer.subject(line, untitled))
                .orElseGet(() -> renderer.subject(site, list, schedule, untitled))
                .withPreheader(draft.line(Kind.PREHEADER, list.language()));
        return renderIssue(
                new Issue(list.name(), number, feedId, subject.title(), date, sections, notes), subject, unsubscribe);
    }

    /// Renders the mail of an issue under its title.
    public RenderedIssue renderIssue(Issue issue, String unsubscribe) {
        return renderIssue(issue, SubjectLine.of(issue.title()), unsubscribe);
    }

    private RenderedIssue renderIssue(Issue issue, SubjectLine subject, String unsubscribe) {
        Optional<String> web =
                list.isPublic() ? Optional.of(site.issue(list.name(), issue.number())) : Optional.empty();
        String theme = schedule.presentation().theme().orElse(list.theme());
        RenderedMail renderedMail = renderer.renderIssue(
                site,
                list,
                theme,
                issue,
                subject,
                new MailLinks(unsubscribe, web),
                schedule.presentation().show());
        return new RenderedIssue(issue, renderedMail);
    }
}
