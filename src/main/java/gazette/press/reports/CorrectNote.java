package gazette.press.reports;

import gazette.accounts.AuditEntry;
import gazette.articles.parsing.NoteParser;
import gazette.articles.parsing.ParsedNote;
import gazette.config.Diagnostic;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Field;
import gazette.issues.IssueNote.Place;
import gazette.press.feeds.PingWebSubHubs;
import gazette.press.reports.CorrectArticle.Result;
import gazette.press.reports.CorrectArticle.Wanted;
import gazette.press.workspace.AppContext;
import gazette.render.SubscriberSlot;
import gazette.store.CorrectionTable.NewCorrection;
import gazette.store.IssueListQueries.IssueSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Corrects the words before or after an issue's articles, on the web. Letters stay as they were.
public final class CorrectNote {
    private final AppContext context;

    public CorrectNote(AppContext context) {
        this.context = context;
    }

    /// Returns the words of an issue at a place, in the language of its list; empty if it has none.
    public Optional<IssueNote> note(IssueSummary issue, Place place) {
        return IssueNote.in(context.store().read(tables -> tables.issueNotes().of(issue.id())), place, language(issue));
    }

    /// Parses a text as it would be shown.
    public ParsedNote parse(IssueSummary issue, String text) {
        return NoteParser.parse(Path.of("correction"), text.getBytes(StandardCharsets.UTF_8), language(issue));
    }

    /// Corrects the words.
    ///
    /// @param text Markdown or HTML; empty to remove them
    public Result run(IssueSummary issue, Place place, String text, Wanted wanted, AuditEntry entry) {
        ParsedNote parsed = parse(issue, text);
        if (!parsed.errors().isEmpty()) {
            Diagnostic error = parsed.errors().getFirst();
            return new Result.Refused(error.problem() + "; " + error.remedy());
        }
        Optional<IssueNote> before = note(issue, place);
        String beforeHtml = before.map(IssueNote::html).orElse("");
        IssueNote after = filled(place, before.map(IssueNote::lang).orElse(""), parsed);
        if (after.html().equals(beforeHtml)) {
            return new Result.Unchanged();
        }
        Instant now = context.clock().instant();
        String said =
                wanted.isShown() ? new CorrectionWords(context).paragraph(language(issue), wanted.note(), now) : "";
        var shown = new IssueNote(place, after.lang(), after.html() + said, after.text(), List.of());
        var correction = new NewCorrection(
                issue.id(),
                Optional.empty(),
                place.name().toLowerCase(Locale.ROOT),
                wanted.note(),
                wanted.isShown(),
                beforeHtml,
                shown.html());
        long id = context.store().write(tables -> {
            tables.issueNotes().correct(issue.id(), issue.schedule(), shown);
            tables.issues().markCorrected(issue.id(), now);
            tables.audit().append(now, entry);
            return tables.corrections().add(correction, entry.who(), now);
        });
        PingWebSubHubs.runBriefly(context);
        return new Result.Corrected(id);
    }

    private String language(IssueSummary issue) {
        return Optional.ofNullable(context.config().lists().get(issue.list()))
                .map(list -> list.language())
                .orElse(context.config().publication().language());
    }

    /// The web knows no subscriber: it shows the words for those whose name is not known.
    private static IssueNote filled(Place place, String lang, ParsedNote parsed) {
        List<Field> fields = parsed.fields().stream()
                .map(field -> new Field(field.mark(), field.name(), field.fallback()))
                .toList();
        return new IssueNote(place, lang, parsed.html(), parsed.text(), fields)
                .filled(Field::fallback, SubscriberSlot::escaped);
    }
}
