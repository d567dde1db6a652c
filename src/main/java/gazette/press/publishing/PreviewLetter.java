package gazette.press.publishing;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.lint.LintReport;
import gazette.press.composing.EncodeIssue;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.composing.LetterLanguage;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.RenderVariants.RenderedVariant;
import gazette.press.picking.PickForSubscriberGroup.GroupPick;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import java.util.List;
import java.util.Optional;

/// One letter of an issue that is not saved, as somebody would get it. Its link to unsubscribe does nothing.
final class PreviewLetter {
    private static final String NO_TOKEN = "preview";

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ComposedIssue composed;
    private final EncodedIssue encoded;

    /// Shows the issue's own letter.
    PreviewLetter(AppContext context, ScheduleConfig schedule, ComposedIssue composed) {
        this(
                context,
                schedule,
                composed,
                composed.rendered().variants().getFirst().encoded());
    }

    private PreviewLetter(AppContext context, ScheduleConfig schedule, ComposedIssue composed, EncodedIssue encoded) {
        this.context = context;
        this.schedule = schedule;
        this.composed = composed;
        this.encoded = encoded;
    }

    /// Shows the letter that subscribers of a language get who want all topics and missed nothing.
    ///
    /// @param language BCP 47 tag; empty for the list's
    PreviewLetter in(String language) {
        ListConfig list = context.config().list(schedule.list());
        List<StoredArticle> articles = composed.choice().selection().picked().stream()
                .map(stored -> Optional.ofNullable(composed.choice().works().get(stored.work()))
                        .map(work -> work.in(language, list.language()))
                        .orElse(stored))
                .toList();
        return of(articles, LetterLanguage.of(language, list, schedule, context.themes()));
    }

    /// Shows one of the issue's letters.
    ///
    /// @param index counted from 0
    PreviewLetter variant(int index) {
        return new PreviewLetter(
                context,
                schedule,
                composed,
                composed.rendered().variants().get(index).encoded());
    }

    /// Shows the letter of a group.
    PreviewLetter of(GroupPick pick) {
        ListConfig list = context.config().list(schedule.list());
        List<StoredArticle> articles = pick.picked().stream()
                .flatMap(id -> Optional.ofNullable(composed.choice().articles().get(id)).stream())
                .toList();
        return of(articles, LetterLanguage.of(pick.group().language(), list, schedule, context.themes()));
    }

    /// Most letters are among those of the issue.
    private PreviewLetter of(List<StoredArticle> articles, String language) {
        List<Long> ids = articles.stream().map(StoredArticle::id).toList();
        EncodedIssue letter = composed.rendered().variants().stream()
                .filter(variant ->
                        variant.articles().equals(ids) && variant.language().equals(language))
                .findFirst()
                .map(RenderedVariant::encoded)
                .orElseGet(() -> render(articles, language));
        return new PreviewLetter(context, schedule, composed, letter);
    }

    private EncodedIssue render(List<StoredArticle> articles, String language) {
        Issue issue = composed.rendered().main().issue();
        var rendered = new RenderIssue(context.config(), context.themes(), schedule)
                .with(composed.rendered().notesOfEditor().notes())
                .with(issue.notes())
                .with(composed.choice().draft())
                .in(language)
                .render(
                        issue.number(),
                        articles,
                        issue.date(),
                        composed.unsubscribe().url());
        return new EncodeIssue(context.config(), context.config().list(schedule.list()), context.images())
                .encode(rendered, composed.unsubscribe());
    }

    Issue issue() {
        return encoded.rendered().issue();
    }

    EncodedIssue encoded() {
        return encoded;
    }

    LintReport lintReport() {
        return encoded.lintReport();
    }

    String unsubscribe() {
        return withoutToken(composed.unsubscribe().url());
    }

    /// Returns the mail, made out to a sample subscriber.
    RenderedMail mail() {
        return mail(SubscriberFields.SAMPLE);
    }

    /// Returns the issue as the web shows it.
    Issue published() {
        return composed.rendered().main().issue();
    }

    /// Returns the mail as a subscriber gets it.
    RenderedMail mail(SubscriberFields subscriber) {
        RenderedMail mail = encoded.rendered().renderedMail();
        return mail.withHtml(withoutToken(mail.html()))
                .withText(withoutToken(mail.text()))
                .filledFor(subscriber);
    }

    private String withoutToken(String text) {
        return text.replace(composed.unsubscribe().token().mark(), NO_TOKEN);
    }
}
