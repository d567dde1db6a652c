package gazette.press.reports;

import gazette.accounts.AuditEntry;
import gazette.articles.parsing.NoteParser;
import gazette.articles.parsing.ParsedNote;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.DeliveryState;
import gazette.issues.Issue;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Place;
import gazette.issues.ScheduleRun.Occasion;
import gazette.lint.Finding;
import gazette.press.composing.EncodeIssue;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.UnsubscribeLinkTemplate;
import gazette.press.publishing.SendByHand;
import gazette.press.reports.ShowMailed.MailedLetter;
import gazette.press.sending.CanaryMonitor;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.sending.UndoIssue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.TagUris;
import gazette.store.CorrectionTable.Correction;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.store.IssueSeriesKey;
import gazette.store.IssueTable;
import gazette.store.IssueVariantTable.Variant;
import gazette.store.Tables;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.keys.SignedToken;
import gazette.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells those who got an issue of a correction, by a letter that is an issue of its own in the ledger: its recipients
/// are frozen from those of the first one, it can be undone for a minute, paused and cancelled, and nobody gets it
/// twice. It is never on the web, and covers nobody with anything.
public final class SendCorrection {
    /// No series of issues is called so, so that none is influenced.
    private static final String AUDIENCE = "correction";

    private final AppContext context;

    public SendCorrection(AppContext context) {
        this.context = context;
    }

    /// Says how composing the letter ended.
    public sealed interface Composed {
        /// The letter.
        record Letter(EncodedIssue encoded, UnsubscribeLinkTemplate unsubscribe) implements Composed {}

        /// It cannot be sent so.
        record Faulty(String why) implements Composed {}
    }

    /// Says what became of an order to send it.
    public sealed interface Result {
        /// It goes out in a minute.
        record Sent(long issue) implements Result {}

        /// It went out before.
        record SentBefore() implements Result {}

        /// It says something else than what was shown.
        record Changed() implements Result {}

        /// It cannot be sent.
        record Refused(String why) implements Result {}
    }

    /// Returns a mark of what a letter says, which an order to send it names.
    public static String fingerprint(Correction correction) {
        return Sha256.hex(correction.letterSubject() + "\n" + correction.letterText());
    }

    /// Returns how many got the issue that is corrected.
    public long recipients(long issue) {
        return context.store()
                .read(tables -> tables.deliveryCounts().of(issue).getOrDefault(DeliveryState.ACCEPTED, 0L));
    }

    /// Saves what the letter is to say.
    public void save(long correction, String subject, String text) {
        context.store().change(tables -> tables.corrections().saveLetter(correction, subject, text));
    }

    /// Shows a letter as somebody without a name gets it.
    public MailedLetter show(Composed.Letter letter) {
        return ShowMailed.decoded(
                letter.encoded().template(), letter.unsubscribe().token().length());
    }

    /// Composes the letter as it would go out now.
    public Composed compose(IssueSummary issue, Correction correction) {
        Config config = context.config();
        Optional<ScheduleConfig> schedule = schedule(issue);
        if (schedule.isEmpty()) {
            return new Composed.Faulty("no schedule is for the list " + issue.list() + " any more");
        }
        ListConfig list = config.list(issue.list());
        ParsedNote parsed = NoteParser.parse(
                Path.of("correction"), correction.letterText().getBytes(StandardCharsets.UTF_8), list.language());
        if (!parsed.errors().isEmpty()
                || parsed.html().isEmpty()
                || correction.letterSubject().isBlank()) {
            return new Composed.Faulty(
                    parsed.errors().isEmpty()
                            ? "subject or text is empty"
                            : parsed.errors().getFirst().problem());
        }
        long listId =
                context.store().read(tables -> tables.sending().get(issue.id()).list());
        String mark = context.keyRing().stableHmac("slot", list.name(), "correction-" + correction.id());
        var placeholder = new TokenPlaceholder(mark, SignedToken.length(listId));
        var unsubscribe = new UnsubscribeLinkTemplate(context.site().absolute("/u/" + mark), placeholder);
        var note = new IssueNote(
                Place.INTRO,
                "",
                parsed.html(),
                parsed.text(),
                parsed.fields().stream()
                        .map(field -> new IssueNote.Field(field.mark(), field.name(), field.fallback()))
                        .toList());
        Instant now = context.clock().instant();
        var letter = new Issue(
                list.name(),
                issue.number(),
                TagUris.issue(config, now, list.name(), issue.number()) + "/correction-" + correction.id(),
                correction.letterSubject(),
                now,
                List.of(),
                List.of(note));
        EncodedIssue encoded = new EncodeIssue(config, list, context.images())
                .encode(
                        new RenderIssue(config, context.themes(), schedule.get())
                                .renderIssue(letter, unsubscribe.url()),
                        unsubscribe);
        return encoded.lintReport().errors().stream()
                .findFirst()
                .map(Finding::toString)
                .<Composed>map(Composed.Faulty::new)
                .orElseGet(() -> new Composed.Letter(encoded, unsubscribe));
    }

    /// Sends it. It can be undone for a minute.
    ///
    /// @param fingerprint of what was shown
    public Result run(IssueSummary issue, long correction, String fingerprint, AuditEntry entry) {
        Optional<String> hold = new RestoredDatabaseGuard(context).holdReason();
        if (hold.isPresent()) {
            return new Result.Refused(hold.get());
        }
        context.requireLinkKeys();
        Correction shown = context.store()
                .read(tables -> tables.corrections().find(correction))
                .orElseThrow();
        return switch (compose(issue, shown)) {
            case Composed.Faulty faulty -> new Result.Refused(faulty.why());
            case Composed.Letter letter ->
                context.store().write(tables -> {
                    Correction now = tables.corrections().find(correction).orElseThrow();
                    if (now.letter().isPresent()) {
                        return new Result.SentBefore();
                    }
                    return fingerprint(now).equals(fingerprint)
                            ? new Result.Sent(save(issue, now, letter, entry, tables))
                            : new Result.Changed();
                });
        };
    }

    /// Undoes it, as if it had never been sent.
    ///
    /// @param account who undoes it
    /// @param network from where, as records keep it
    /// @return whether no letter had gone out
    public boolean undo(Correction correction, String account, String network) {
        if (correction.letter().isEmpty() || correction.letterRun().isEmpty()) {
            return false;
        }
        return new UndoIssue(context)
                .undo(correction.letter().get(), correction.letterRun().get(), account, network);
    }

    private Optional<ScheduleConfig> schedule(IssueSummary issue) {
        return Optional.ofNullable(context.config().schedules().get(issue.schedule()))
                .filter(schedule -> schedule.list().equals(issue.list()))
                .or(() -> context.config().schedules().values().stream()
                        .filter(schedule -> schedule.list().equals(issue.list()))
                        .findFirst());
    }

    private long save(
            IssueSummary issue, Correction correction, Composed.Letter letter, AuditEntry entry, Tables tables) {
        Instant now = context.clock().instant();
        long list = tables.sending().get(issue.id()).list();
        // No schedule has such a name, so that no run of one is taken for it.
        long run = tables.runs()
                .start("correction " + correction.id() + " of " + issue.name(), now, Occasion.MANUAL, now)
                .orElseThrow();
        long coverage = tables.articleCoverages().idOf(ArticleCoverage.NOTHING);
        Issue told = letter.encoded().rendered().issue();
        var numbered = new Issue(
                told.list(),
                tables.corrections().nextNumber(list),
                told.feedId() + "/" + run,
                told.title(),
                now,
                List.of());
        long id = tables.issues()
                .add(
                        new IssueTable.Place(
                                new IssueSeriesKey(list, "correction", AUDIENCE + " " + correction.id()),
                                run,
                                coverage),
                        numbered,
                        context.dkim(context.config().list(issue.list())).selectors(),
                        CanaryMonitor.isFor(context, recipients(issue.id(), tables)));
        tables.sending().setTokenKey(id, context.keyRing().signingKey().id());
        tables.variants()
                .add(
                        id,
                        1,
                        new Variant(
                                context.config().list(issue.list()).language(),
                                told.title(),
                                "",
                                "",
                                letter.unsubscribe().url(),
                                letter.encoded().template().bytes()),
                        List.of());
        tables.undo().begin(id, now.plus(SendByHand.UNDO));
        tables.corrections().setLetter(correction.id(), id, issue.id());
        tables.audit().append(now, entry);
        return id;
    }

    private static long recipients(long issue, Tables tables) {
        return tables.deliveryCounts().of(issue).getOrDefault(DeliveryState.ACCEPTED, 0L);
    }
}
