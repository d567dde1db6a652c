package gazette.lint.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Describes how a mail fares in each mail program.
///
/// @param source of the facts
/// @param date of the facts
/// @param features how many the letter uses, not counting rules for dark mode, phones and hovering
/// @param missing what programs lack that most readers use
public record ClientSupportReport(String source, String date, int features, List<Missing> missing, List<Row> clients) {
    public ClientSupportReport {
        missing = List.copyOf(missing);
        clients = List.copyOf(clients);
    }

    /// Describes a feature that some program lacks.
    ///
    /// @param lackedBy the programs: `Gmail, Outlook (Windows, macOS)`
    /// @param instead what readers see without it; empty if that does harm
    public record Missing(String feature, String lackedBy, String instead) {}

    /// Describes how one mail program fares.
    ///
    /// @param counted whether most readers have it or its like
    /// @param full how many features it shows in full
    /// @param partial those that it shows in part
    /// @param missing those that it lacks
    /// @param unknown those that nobody tried
    public record Row(
            String family,
            String platform,
            boolean counted,
            int full,
            List<String> partial,
            List<String> missing,
            List<String> unknown) {
        public Row {
            partial = List.copyOf(partial);
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }
    }

    public static ClientSupportReport of(Collection<CaniemailFeature> used, LintData data) {
        List<MailClient> clients = data.data().clients();
        var missing = new ArrayList<Missing>();
        for (CaniemailFeature feature : used) {
            String lackedBy = feature.lackedBy(clients);
            if (!lackedBy.isEmpty()) {
                String instead = data.ignoredFeatures().fallback(feature).orElse("");
                missing.add(new Missing(feature.title(), lackedBy, instead));
            }
        }
        List<Row> rows = clients.stream().map(client -> row(client, used)).toList();
        return new ClientSupportReport("caniemail.com", data.data().date(), used.size(), missing, rows);
    }

    private static Row row(MailClient client, Collection<CaniemailFeature> used) {
        int full = 0;
        var partial = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (CaniemailFeature feature : used) {
            switch (feature.in(client)) {
                case FULL -> full++;
                case PARTIAL -> partial.add(feature.title());
                case NONE -> missing.add(feature.title());
                case UNKNOWN -> unknown.add(feature.title());
            }
        }
        return new Row(client.family(), client.platform(), client.isTarget(), full, partial, missing, unknown);
    }
}
