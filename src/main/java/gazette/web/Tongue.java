package gazette.web;

import gazette.press.Newsroom;
import gazette.press.SiteTheme;
import gazette.render.ReaderPages;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The language that a page is answered in: the one asked for in the form or the address, else the best that the
/// browser names, else the paper's.
final class Tongue {
    private static final int LONGEST = 200;

    private final Newsroom now;
    private final String theme;

    Tongue(Newsroom now) {
        this.now = now;
        this.theme = SiteTheme.of(now.config());
    }

    /// The pages in the language of a request.
    ReaderPages pages(Context request) {
        return pages(language(request));
    }

    /// The pages in a language.
    ReaderPages pages(String language) {
        return new ReaderPages(now.themes(), now.site(), theme, language);
    }

    /// The languages that there are words in, the paper's first.
    List<String> offered() {
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
        return distinct.stream().filter(this::hasWords).toList();
    }

    String language(Context request) {
        return asked(request)
                .or(() -> Optional.ofNullable(request.header("Accept-Language")).flatMap(this::accepted))
                .orElse(now.config().publication().language());
    }

    /// The language of a request whose reader is known: what is asked for goes before what they chose once.
    String language(Context request, Optional<String> known) {
        return asked(request).or(() -> known.flatMap(this::like)).orElseGet(() -> language(request));
    }

    private Optional<String> asked(Context request) {
        return Optional.ofNullable(request.formParam("lang"))
                .or(() -> Optional.ofNullable(request.queryParam("lang")))
                .flatMap(this::like);
    }

    /// The one of those offered that is the same language.
    Optional<String> like(String asked) {
        return offered().stream()
                .filter(language -> primary(language).equals(primary(asked)))
                .findFirst();
    }

    private Optional<String> accepted(String header) {
        try {
            return header.length() > LONGEST
                    ? Optional.empty()
                    : Locale.LanguageRange.parse(header).stream()
                            .filter(range -> range.getWeight() > 0)
                            .flatMap(range -> like(range.getRange()).stream())
                            .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean hasWords(String language) {
        return now.themes().speaks(theme, language);
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }
}
