package gazette.press.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gazette.issues.DeliveryState;
import gazette.press.workspace.AppContext;
import gazette.store.IssueRecipientQueries.IssueRecipient;
import gazette.subscribers.csv.FormulaEscape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/// Writes who got an issue as CSV (RFC 4180), some thousand rows at a time.
public final class ExportRecipients {
    private static final int PAGE = 5_000;
    private static final List<String> FIELDS =
            List.of("email", "name", "state", "changed_at", "attempts", "relay", "reply", "letter");

    private final AppContext context;

    public ExportRecipients(AppContext context) {
        this.context = context;
    }

    /// Writes the recipients of an issue.
    ///
    /// @param state empty for all
    public void run(long issue, Optional<DeliveryState> state, Writer out) {
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            csv.writeRecord(FIELDS);
            long after = 0;
            List<IssueRecipient> page = page(issue, state, after);
            while (!page.isEmpty()) {
                page.forEach(recipient -> csv.writeRecord(cells(recipient)));
                after = page.getLast().subscriber();
                page = page(issue, state, after);
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<IssueRecipient> page(long issue, Optional<DeliveryState> state, long after) {
        return context.store().read(tables -> tables.issueRecipients().page(issue, state, after, PAGE));
    }

    private static List<String> cells(IssueRecipient recipient) {
        return List.of(
                        recipient.address(),
                        recipient.name(),
                        recipient.state().word(),
                        recipient.changedAt().toString(),
                        String.valueOf(recipient.attempts()),
                        recipient.relay(),
                        recipient.reply(),
                        String.valueOf(recipient.variant()))
                .stream()
                .map(FormulaEscape::of)
                .toList();
    }
}
