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

/// Chooses the language of a page: the one that the form or the address asks for, else the best that the browser names,
/// else the publication's.
final class LanguageNegotiation {
    private static final int LONGEST = 200;

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

    /// Returns the languages that have texts, the publication's first.
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

    String language(Context request) {
        return asked(request)
                .or(() -> Optional.ofNullable(request.header("Accept-Language")).flatMap(this::accepted))
                .orElse(now.config().publication().language());
    }

    /// Returns the language for a known subscriber: what is asked for goes before what they once chose.
    String language(Context request, Optional<String> known) {
        return asked(request).or(() -> known.flatMap(this::supportedMatch)).orElseGet(() -> language(request));
    }

    private Optional<String> asked(Context request) {
        return Optional.ofNullable(request.formParam("lang"))
                .or(() -> Optional.ofNullable(request.queryParam("lang")))
                .flatMap(this::supportedMatch);
    }

    /// Returns the supported language that is the same as the one asked for.
    Optional<String> supportedMatch(String asked) {
        return supportedLanguages().stream()
                .filter(language -> primary(language).equals(primary(asked)))
                .findFirst();
    }

    private Optional<String> accepted(String header) {
        try {
            return header.length() > LONGEST
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
