package gazette.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How a letter fares in each mail program.
///
/// @param source of the facts
/// @param date of the facts
/// @param features how many the letter uses, not counting rules for dark mode, phones and hovering
public record SupportTable(String source, String date, int features, List<Row> clients) {
    public SupportTable {
        clients = List.copyOf(clients);
    }

    /// One mail program.
    ///
    /// @param counted whether what it lacks is a warning
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
            List<Missing> missing,
            List<String> unknown) {
        public Row {
            partial = List.copyOf(partial);
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }
    }

    /// A feature that a program lacks.
    ///
    /// @param instead what readers see without it; empty if that does harm
    public record Missing(String feature, String instead) {}

    static SupportTable of(Collection<Feature> used, Standards standards) {
        List<Row> rows = standards.data().clients().stream()
                .map(client -> row(client, used, standards.harmless()))
                .toList();
        return new SupportTable("caniemail.com", standards.data().date(), used.size(), rows);
    }

    private static Row row(Client client, Collection<Feature> used, Harmless harmless) {
        int full = 0;
        var partial = new ArrayList<String>();
        var missing = new ArrayList<Missing>();
        var unknown = new ArrayList<String>();
        for (Feature feature : used) {
            switch (feature.in(client)) {
                case FULL -> full++;
                case PARTIAL -> partial.add(feature.title());
                case NONE ->
                    missing.add(new Missing(
                            feature.title(), harmless.without(feature).orElse("")));
                case UNKNOWN -> unknown.add(feature.title());
            }
        }
        return new Row(client.family(), client.platform(), client.counted(), full, partial, missing, unknown);
    }
}
