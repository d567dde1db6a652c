package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.composing.Blame;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.composing.RenderVariants;
import gazette.press.composing.RenderVariants.RenderedVariant;
import gazette.press.composing.RenderVariants.Variants;
import gazette.press.composing.UnsubscribeLinkTemplate;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.workspace.AppContext;
import gazette.store.IssueVariantTable.Variant;
import gazette.subscribers.keys.SignedToken;
import java.util.List;

/// Renders and encodes the letters of the list's next issue. Stores and sends nothing.
final class ComposeIssue {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    ComposeIssue(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Holds an issue that is not saved yet.
    ///
    /// @param rendered the letters: the issue's own first, then those of groups that get another one
    /// @param unsubscribe the link in the letters, with a placeholder for the token
    record ComposedIssue(Choice choice, Variants rendered, UnsubscribeLinkTemplate unsubscribe) {
        /// Returns the letters as the database holds them, in the same order.
        List<Variant> variants() {
            return rendered.variants().stream().map(this::variant).toList();
        }

        /// HTML and text are in the template already.
        private Variant variant(RenderedVariant variant) {
            EncodedIssue encoded = variant.encoded();
            String subject = encoded.rendered().renderedMail().subject();
            byte[] template = encoded.template().bytes();
            return new Variant(variant.language(), subject, "", "", unsubscribe.url(), template);
        }
    }

    /// Says how composing ended: with the issue, or with the articles that keep a letter from being sent.
    sealed interface Result {
        /// Holds the issue.
        record Composed(ComposedIssue issue) implements Result {}

        /// Holds the articles.
        record Blamed(Blame blame) implements Result {}
    }

    /// Composes the issue that would be the list's next.
    ///
    /// @param asTheyAre whether no article is blamed for errors in the letters
    /// @throws gazette.press.composing.LintFailedException if a letter has errors that no article is to blame for
    Result run(Choice choice, boolean asTheyAre) {
        long number = choice.number();
        String mark = context.keyRing().stableHmac("slot", list.name(), number);
        var placeholder = new TokenPlaceholder(mark, SignedToken.length(choice.list()));
        var unsubscribe = new UnsubscribeLinkTemplate(context.site().absolute("/u/" + mark), placeholder);
        RenderVariants.Result result = new RenderVariants(context, schedule)
                .render(choice, number, context.clock().instant(), unsubscribe, asTheyAre);
        return switch (result) {
            case Variants rendered -> new Result.Composed(new ComposedIssue(choice, rendered, unsubscribe));
            case Blame blame -> new Result.Blamed(blame);
        };
    }
}
