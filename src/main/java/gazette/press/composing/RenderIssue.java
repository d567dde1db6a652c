package gazette.press.composing;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.Issue;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.Section;
import gazette.issues.SectionBuilder;
import gazette.lint.LintInput;
import gazette.lint.LintReport;
import gazette.lint.mail.MailLinter;
import gazette.press.images.FileImageStore;
import gazette.press.images.ImageStore;
import gazette.press.workspace.TagUris;
import gazette.render.SiteUrls;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.MailSizeLimit;
import gazette.render.mail.RenderedMail;
import gazette.render.themes.Themes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sets picked articles into an issue and renders its mail. Stores and sends nothing.
public final class RenderIssue {
    private static final String OVER = ", or the letter would have over " + MailSizeLimit.MOST_BYTES + " bytes";

    private final Config config;
    private final SiteUrls site;
    private final ScheduleConfig schedule;
    private final ListConfig list;
    private final MailRenderer renderer;
    private final ImageStore pictures;
    private final MailLinter mailLinter = new MailLinter();

    /// An issue, its mail, and what the proof-reader says of it.
    public record RenderedIssue(Issue issue, RenderedMail renderedMail, LintReport lintReport) {
        /// What its readers get less of than the schedule says.
        public List<Reason> truncationReasons() {
            return renderedMail.truncatedArticles().stream()
                    .map(truncatedArticle -> new Reason(
                            ReasonKind.FOLDED,
                            truncatedArticle.title(),
                            "to its " + truncatedArticle.length().word() + OVER))
                    .toList();
        }
    }

    /// @param schedule whose readers it is for
    public RenderIssue(Config config, Themes themes, ScheduleConfig schedule) {
        this(config, themes, schedule, new FileImageStore(config.data().resolve("images")));
    }

    /// @param pictures where the paper's own lie
    public RenderIssue(Config config, Themes themes, ScheduleConfig schedule, ImageStore pictures) {
        this(config, schedule, config.list(schedule.list()), new MailRenderer(themes), pictures);
    }

    private RenderIssue(
            Config config, ScheduleConfig schedule, ListConfig list, MailRenderer renderer, ImageStore pictures) {
        this.pictures = pictures;
        this.config = config;
        this.site = new SiteUrls(config.publication(), config.siteUrl());
        this.schedule = schedule;
        this.list = list;
        this.renderer = renderer;
    }

    /// The same with the letters' own words in another language.
    RenderIssue in(String language) {
        return new RenderIssue(config, schedule, list.withLanguage(language), renderer, pictures);
    }

    /// Sets it.
    ///
    /// @param unsubscribe the reader's link, or what stands for it
    public RenderedIssue render(long number, List<StoredArticle> picked, Instant date, String unsubscribe) {
        List<Section> sections = new SectionBuilder(list).sections(picked);
        String feedId = TagUris.issue(config, date, list.name(), number);
        var untitled = new Issue(list.name(), number, feedId, "", date, sections);
        String title = renderer.subject(site, list, schedule, untitled);
        return renderIssue(new Issue(list.name(), number, feedId, title, date, sections), unsubscribe);
    }

    /// Renders an issue's mail.
    public RenderedIssue renderIssue(Issue issue, String unsubscribe) {
        Optional<String> web =
                list.isPublic() ? Optional.of(site.issue(list.name(), issue.number())) : Optional.empty();
        String theme = schedule.presentation().theme().orElse(list.theme());
        RenderedMail renderedMail = renderer.renderIssue(
                site,
                list,
                theme,
                issue,
                new MailLinks(unsubscribe, web),
                schedule.presentation().show());
        var input = new LintInput(
                site, issue, renderedMail, unsubscribe, header(issue, renderedMail, unsubscribe), this::imageSize);
        return new RenderedIssue(issue, renderedMail, mailLinter.lint(input));
    }

    private int imageSize(String picture) {
        return pictures.read(picture).map(bytes -> bytes.length).orElse(0);
    }

    /// The header of its letters. It does not depend on their parts, which take longer to encode.
    private String header(Issue issue, RenderedMail renderedMail, String unsubscribe) {
        var bare = new RenderedMail(renderedMail.subject(), "", "", "");
        MimeTemplate template = new BuildMimeTemplate(list, issue.list() + "-" + issue.number(), issue.date())
                .of(bare, unsubscribe, TokenPlaceholder.NONE);
        byte[] letter = template.letter(new RecipientValues("", "reader@example.org", "proof", ""));
        return new String(letter, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
    }
}
