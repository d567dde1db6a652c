package gazette.web;

import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.render.pages.ListPreferences;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads from a form what somebody chose of a list: `list`, and below the list's name `cadence-`, `topic-` and
/// `pause-`.
final class ListPreferencesParser {
    private final Config config;
    private final Context request;

    ListPreferencesParser(Config config, Context request) {
        this.config = config;
        this.request = request;
    }

    /// Parses what a form chooses for a list. What makes no sense is ignored.
    ListPreferences parse(ListConfig list) {
        List<Cadence> cadences = config.choices(list);
        boolean chosen = request.formParams("list").contains(list.name());
        return new ListPreferences(list, cadences, chosen, cadence(list, cadences), topics(list), pause(list));
    }

    /// Whether topics could be chosen, and none was.
    boolean lacksTopics(ListConfig list) {
        return request.formParam("topics-" + list.name()) != null
                && ticked(list).isEmpty();
    }

    /// Whether a pause is asked for that has no end, or one that is over.
    boolean hasInvalidPause(ListConfig list, LocalDate today) {
        boolean asked =
                !RequestParameters.formParam(request, "pause-" + list.name()).isEmpty();
        return asked && pause(list).filter(day -> day.isAfter(today)).isEmpty();
    }

    private Cadence cadence(ListConfig list, List<Cadence> cadences) {
        String word =
                Optional.ofNullable(request.formParam("cadence-" + list.name())).orElse("");
        return cadences.stream()
                .filter(cadence -> cadence.word().equals(word))
                .findFirst()
                .orElse(cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst());
    }

    /// Returns the chosen topics. Whoever chooses all of today's topics gets later ones as well, so that is kept as no
    /// choice.
    private List<String> topics(ListConfig list) {
        List<String> ticked = ticked(list);
        return ticked.size() == list.topics().size() ? List.of() : ticked;
    }

    private List<String> ticked(ListConfig list) {
        List<String> sent = request.formParams("topic-" + list.name());
        return list.topics().keySet().stream().filter(sent::contains).toList();
    }

    private Optional<LocalDate> pause(ListConfig list) {
        try {
            return Optional.ofNullable(request.formParam("pause-" + list.name()))
                    .filter(day -> !day.isBlank())
                    .map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
