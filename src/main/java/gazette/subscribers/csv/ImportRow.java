package gazette.subscribers.csv;

import gazette.config.Cadence;
import gazette.config.Diagnostic;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes a row of an import: a subscriber, or why the row is invalid. All imports, from CSV files and from other
/// programs, turn their rows into these with [ImportRowValidator].
public sealed interface ImportRow {

    /// Holds a subscriber.
    ///
    /// @param name empty if unknown, like `language` and `zone`
    /// @param topics empty means all
    /// @param joined empty means now
    /// @param consent how the subscriber agreed to get mails; empty if unknown
    record ValidRow(
            EmailAddress address,
            String name,
            String language,
            String zone,
            Cadence cadence,
            List<String> topics,
            Status status,
            Optional<Instant> joined,
            String consent,
            Map<String, String> attributes)
            implements ImportRow {}

    /// Holds a row that cannot be imported.
    ///
    /// @param cells the row as it is in the file
    record InvalidRow(Diagnostic diagnostic, List<String> cells) implements ImportRow {}
}
