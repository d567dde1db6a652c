package gazette.press.publishing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import gazette.lint.LintReport;
import gazette.press.composing.BuildMimeTemplate;
import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.feeds.RenderedFeed;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.RehearseRun.Rehearsal;
import gazette.press.publishing.RehearseRun.Request;
import gazette.press.workspace.AppContext;
import gazette.render.FeedFormat;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import gazette.subscribers.address.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shows what a schedule's next issue would be: the same as a run makes of it at that moment. What the sources say is
/// kept, see [RehearseRun]; nothing is sent. The same files, settings and time give the same bytes.
public final class PreviewSchedule {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AppContext context;

    /// Holds a preview.
    ///
    /// @param title the subject of the mail, empty if there is nothing to send
    /// @param files content by name
    /// @param reasons the report of the run
    /// @param lintReport the linter's report on the mail; absent if there is nothing to send
    public record Preview(
            String title, Map<String, byte[]> files, List<Reason> reasons, Optional<LintReport> lintReport) {}

    /// Says what is shown.
    ///
    /// @param online whether feeds, pages and images of the web are asked for first
    /// @param at the moment of the issue, if it is not now
    /// @param language of the subscriber for whom the letter is; empty for the list's
    /// @param subscriber for whom the letter is, instead of a language
    /// @param included works that an editor wants in the issue
    public record Wish(
            boolean online,
            Optional<Instant> at,
            String language,
            Optional<EmailAddress> subscriber,
            Set<Long> included) {
        /// The issue's own letter, as it would be now.
        public static final Wish PLAIN = new Wish(true, Optional.empty(), "", Optional.empty(), Set.of());
    }

    public PreviewSchedule(AppContext context) {
        this.context = context;
    }

    /// Makes a preview as if nothing had happened in the workspace yet, and leaves nothing behind.
    ///
    /// @param config with the sources that are asked
    public static Preview ofNewPaper(Config config, ScheduleConfig schedule, Wish wish, InstantSource clock) {
        try (var folder = new ScratchFolder();
                AppContext fresh = AppContext.open(config.withData(folder.path()), clock)) {
            return new PreviewSchedule(fresh).run(schedule, wish);
        }
    }

    /// Makes a preview.
    ///
    /// @throws RuntimeException if the subscriber gets no letter; the message says why
    public Preview run(ScheduleConfig schedule, Wish wish) {
        Optional<String> address = wish.subscriber().map(EmailAddress::normal);
        Rehearsal rehearsal = new RehearseRun(context, schedule)
                .run(new Request(wish.online(), wish.at().map(InstantSource::fixed), address, wish.included()));
        return rehearsal
                .issue()
                .map(issue -> preview(schedule, issue, wish, rehearsal))
                .orElseGet(() -> new Preview("", Map.of(), rehearsal.reasons(), Optional.empty()));
    }

    private Preview preview(ScheduleConfig schedule, ComposedIssue composed, Wish wish, Rehearsal rehearsal) {
        PreviewRecipient recipient = wish.subscriber()
                .map(address -> PreviewRecipient.of(address, composed.choice().asked(), rehearsal, schedule))
                .orElseGet(() -> PreviewRecipient.anybody(wish.language()));
        var own = new PreviewLetter(context, schedule, composed);
        PreviewLetter letter = recipient.pick().map(own::of).orElseGet(() -> own.in(wish.language()));
        RenderedMail mail = letter.mail(recipient.fields());
        List<Reason> reasons = rehearsal.reasons();
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "preview.html",
                bytes(new PreviewPage(context, schedule).html(letter, mail, recipient.words(), reasons)));
        files.put("digest.html", bytes(mail.html()));
        files.put("digest.txt", bytes(mail.text()));
        files.put("message.eml", message(schedule, letter, mail, recipient.fields()));
        feeds(schedule, letter.issue().articles(), files);
        files.put("preflight.json", json(preflight(letter.lintReport(), reasons)));
        return new Preview(mail.subject(), files, reasons, Optional.of(letter.lintReport()));
    }

    private byte[] message(ScheduleConfig schedule, PreviewLetter letter, RenderedMail mail, SubscriberFields to) {
        ListConfig list = context.config().list(schedule.list());
        Issue issue = letter.issue();
        String id = "preview-" + schedule.name() + "-" + issue.date().toEpochMilli();
        MimeTemplate template = new BuildMimeTemplate(
                        list, issue.list() + "-" + issue.number(), issue.date(), context.imageEmbedder())
                .of(mail, letter.unsubscribe(), TokenPlaceholder.NONE);
        return context.dkim(list)
                .signer()
                .signedMessage(template, new RecipientValues(to.name(), to.address(), id, ""));
    }

    private void feeds(ScheduleConfig schedule, List<StoredArticle> articles, Map<String, byte[]> files) {
        var feeds = new BuildFeedDocuments(context.config(), context.themes());
        for (FeedFormat format : FeedFormat.values()) {
            RenderedFeed feed = feeds.ofArticles(context.config().list(schedule.list()), articles, format);
            files.put("feed." + format.extension(), bytes(feed.text()));
        }
    }

    /// Returns the linter's report, with what there is to say about the articles.
    private static ObjectNode preflight(LintReport report, List<Reason> reasons) {
        ObjectNode preflight = JSON.valueToTree(report);
        ArrayNode articles = preflight.putArray("articles");
        reasons.stream()
                .filter(reason -> reason.kind() == ReasonKind.WARNING || reason.kind() == ReasonKind.CHANGED)
                .forEach(reason -> articles.addObject()
                        .put("verdict", reason.kind().word())
                        .put("subject", reason.subject())
                        .put("detail", reason.detail()));
        return preflight;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
