package gazette.press.publishing;

import gazette.config.Config;
import gazette.config.ScheduleConfig;
import gazette.lint.Finding;
import gazette.press.composing.RenderVariants.RenderedVariant;
import gazette.press.composing.RenderVariants.Variants;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Describes an issue that could be sent now, as the editor sees it before the click.
///
/// @param fingerprint names its letters and its recipients, see [IssueFingerprint]
/// @param at the moment for which it was composed
/// @param name `LIST/NUMBER`
/// @param segment the schedule's, as people call it; empty without one
/// @param bytes the size of its largest letter
/// @param letters the issue's own letter first
/// @param errors that forbid sending
public record SendPreview(
        String fingerprint,
        Instant at,
        String name,
        String cadence,
        String segment,
        String theme,
        long recipients,
        int bytes,
        List<Titled> articles,
        List<Letter> letters,
        List<Finding> errors,
        List<Finding> warnings) {
    public SendPreview {
        articles = List.copyOf(articles);
        letters = List.copyOf(letters);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /// Names an article.
    public record Titled(long id, String title) {}

    /// Describes one variant of the letter.
    ///
    /// @param language of its own words
    /// @param articles how many it has
    public record Letter(
            int number, String language, String subject, String preheader, int articles, long recipients) {}

    /// Returns the subject of the issue's own letter.
    public String subject() {
        return letters.getFirst().subject();
    }

    static SendPreview of(Config config, ScheduleConfig schedule, ComposedIssue composed, Instant at) {
        Variants rendered = composed.rendered();
        return new SendPreview(
                IssueFingerprint.of(composed),
                at,
                schedule.list() + "/" + composed.choice().number(),
                schedule.recipients().cadence().word(),
                schedule.recipients().segment().isEmpty()
                        ? ""
                        : schedule.recipients().segmentName(),
                IssueTheme.of(config, schedule),
                rendered.recipients(),
                bytes(composed),
                composed.choice().selection().picked().stream()
                        .map(stored -> new Titled(stored.id(), stored.article().title()))
                        .toList(),
                letters(rendered),
                rendered.errors(),
                rendered.warnings());
    }

    private static int bytes(ComposedIssue composed) {
        return composed.variants().stream()
                .mapToInt(variant -> variant.encoded().length)
                .max()
                .orElse(0);
    }

    private static List<Letter> letters(Variants rendered) {
        List<Long> recipients = VariantRecipients.of(rendered);
        var letters = new ArrayList<Letter>();
        for (RenderedVariant variant : rendered.variants()) {
            RenderedMail mail = variant.encoded().rendered().renderedMail().filledFor(SubscriberFields.NOBODY);
            letters.add(new Letter(
                    letters.size() + 1,
                    variant.language(),
                    mail.subject(),
                    mail.preheader(),
                    variant.articles().size(),
                    recipients.get(letters.size())));
        }
        return letters;
    }
}
