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

/// Reads the choices for a list from a form: the field `list`, and `cadence-`, `topic-` and `pause-` plus the name.
final class ListPreferencesParser {
    private final Config config;
    private final Context request;

    ListPreferencesParser(Config config, Context request) {
        this.config = config;
        this.request = request;
    }

    /// Returns the choices for a list. Invalid values are ignored.
    ListPreferences parse(ListConfig list) {
        List<Cadence> cadences = config.choices(list);
        boolean chosen = request.formParams("list").contains(list.name());
        return new ListPreferences(list, cadences, chosen, cadence(list, cadences), topics(list), pause(list));
    }

    /// Returns whether the form offers topics and none is chosen.
    boolean lacksTopics(ListConfig list) {
        return request.formParam("topics-" + list.name()) != null
                && checkedTopics(list).isEmpty();
    }

    /// Returns whether the pause has no valid end or one in the past.
    boolean hasInvalidPause(ListConfig list, LocalDate today) {
        boolean sent =
                !RequestParameters.formParam(request, "pause-" + list.name()).isEmpty();
        return sent && pause(list).filter(day -> day.isAfter(today)).isEmpty();
    }

    private Cadence cadence(ListConfig list, List<Cadence> cadences) {
        String word =
                Optional.ofNullable(request.formParam("cadence-" + list.name())).orElse("");
        return cadences.stream()
                .filter(cadence -> cadence.word().equals(word))
                .findFirst()
                .orElse(cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst());
    }

    /// Returns the chosen topics; empty if all are chosen, so that topics added later are included.
    private List<String> topics(ListConfig list) {
        List<String> checked = checkedTopics(list);
        return checked.size() == list.topics().size() ? List.of() : checked;
    }

    private List<String> checkedTopics(ListConfig list) {
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
