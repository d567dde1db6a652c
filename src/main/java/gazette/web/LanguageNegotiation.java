package gazette.web;

import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.pages.SubscriberPageRenderer;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Chooses the language of a page: from the form or the query, else from `Accept-Language`, else the publication's.
final class LanguageNegotiation {
    private static final int MAX_HEADER_LENGTH = 200;

    private final AppContext now;
    private final String theme;

    LanguageNegotiation(AppContext now) {
        this.now = now;
        this.theme = SiteThemeName.of(now.config());
    }

    /// Returns the pages in the language of a request.
    SubscriberPageRenderer pages(Context request) {
        return pages(language(request));
    }

    /// Returns the pages in a language.
    SubscriberPageRenderer pages(String language) {
        return new SubscriberPageRenderer(now.themes(), now.site(), theme, language);
    }

    /// Returns the languages that have translations, the publication's first.
    List<String> supportedLanguages() {
        Set<String> offered =
                new LinkedHashSet<>(List.of(now.config().publication().language()));
        now.config().lists().values().forEach(list -> offered.add(list.language()));
        Stream.of("en", "zh").forEach(offered::add);
        var distinct = new ArrayList<String>();
        for (String language : offered) {
            if (distinct.stream().noneMatch(other -> primary(other).equals(primary(language)))) {
                distinct.add(language);
            }
        }
        return distinct.stream().filter(this::hasTranslation).toList();
    }

    /// Returns the language of a request.
    String language(Context request) {
        return requested(request)
                .or(() -> Optional.ofNullable(request.header("Accept-Language")).flatMap(this::bestAccepted))
                .orElse(now.config().publication().language());
    }

    /// Returns the language for a subscriber. The one asked for now goes before the stored one.
    String language(Context request, Optional<String> stored) {
        return requested(request).or(() -> stored.flatMap(this::supportedMatch)).orElseGet(() -> language(request));
    }

    private Optional<String> requested(Context request) {
        return Optional.ofNullable(request.formParam("lang"))
                .or(() -> Optional.ofNullable(request.queryParam("lang")))
                .flatMap(this::supportedMatch);
    }

    /// Returns the supported language with the same primary subtag as the requested one.
    Optional<String> supportedMatch(String requested) {
        return supportedLanguages().stream()
                .filter(language -> primary(language).equals(primary(requested)))
                .findFirst();
    }

    private Optional<String> bestAccepted(String header) {
        try {
            return header.length() > MAX_HEADER_LENGTH
                    ? Optional.empty()
                    : Locale.LanguageRange.parse(header).stream()
                            .filter(range -> range.getWeight() > 0)
                            .flatMap(range -> supportedMatch(range.getRange()).stream())
                            .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean hasTranslation(String language) {
        return now.themes().hasLanguage(theme, language);
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }
}
