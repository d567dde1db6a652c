package gazette.subscribers.csv;

import gazette.config.Cadence;
import gazette.config.Diagnostic;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row as an import takes it: somebody for a list, or a fault. Whatever brings readers here, a CSV or another
/// program's export, makes a stream of these with [ImportRowValidator].
public sealed interface ImportRow {

    /// Somebody.
    ///
    /// @param name and `language`, `zone`: empty if unknown
    /// @param topics empty means all of the list's
    /// @param joined absent means now
    /// @param consent how they agreed; empty if nobody says
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

    /// A row that cannot be taken.
    ///
    /// @param cells the row as it was
    record InvalidRow(Diagnostic diagnostic, List<String> cells) implements ImportRow {}
}
