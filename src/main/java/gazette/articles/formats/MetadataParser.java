package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.Whitespace;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks the metadata of an article, and reports all errors.
public final class MetadataParser {
    private static final Pattern COMMA = Pattern.compile("[,，、;；]");

    private final Map<String, MetadataField> fields;
    private final ZoneId zone;
    private final ArticleDiagnostics diagnostics;

    /// Creates a parser for one article.
    ///
    /// @param zone for dates that give none
    public MetadataParser(Map<String, MetadataField> fields, ZoneId zone, ArticleDiagnostics diagnostics) {
        this.fields = fields;
        this.zone = zone;
        this.diagnostics = diagnostics;
    }

    /// Reads all fields; invalid ones are errors and absent.
    public ArticleMetadata read() {
        return new ArticleMetadata(
                text("id"),
                text("title"),
                text("author"),
                date("date"),
                text("place"),
                read("canonical", MetadataParser::https, "is no web address", "write all of it, from 'https://' on"),
                text("cover"),
                read("lang", MetadataParser::language, "is no language tag", "write one such as en, zh or pt-BR"),
                tags(),
                text("summary"),
                flag("pin"),
                flag("draft"),
                date("send_after").map(OffsetDateTime::toInstant));
    }

    private Optional<String> text(String key) {
        return single(key).map(f -> Whitespace.line(f.values().getFirst())).filter(s -> !s.isEmpty());
    }

    private Optional<MetadataField> single(String key) {
        Optional<MetadataField> field = Optional.ofNullable(fields.get(key));
        field.filter(MetadataField::isList)
                .ifPresent(f ->
                        diagnostics.error(f.line(), "'" + key + "' is not a single value", "write one text after it"));
        return field.filter(f -> !f.isList());
    }

    private <T> Optional<T> read(String key, Function<String, Optional<T>> subscriber, String problem, String remedy) {
        Optional<String> written = text(key);
        Optional<T> value = written.flatMap(subscriber);
        if (written.isPresent() && value.isEmpty()) {
            int line = single(key).map(MetadataField::line).orElse(1);
            diagnostics.error(line, key + " '" + written.get() + "' " + problem, remedy);
        }
        return value;
    }

    private Optional<OffsetDateTime> date(String key) {
        return read(
                key,
                s -> DateReader.read(s, zone),
                "is no date that exists",
                "write it as 2026-11-05, 2026-11-05 08:00 or 2026-11-05T08:00+01:00");
    }

    private boolean flag(String key) {
        return read(key, MetadataParser::yesOrNo, "is neither true nor false", "write true or false")
                .orElse(false);
    }

    private List<String> tags() {
        Stream<String> written = Optional.ofNullable(fields.get("tags")).stream()
                .flatMap(f -> f.isList()
                        ? f.values().stream()
                        : COMMA.splitAsStream(f.values().getFirst()));
        return written.map(Whitespace::line)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<Boolean> yesOrNo(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// Parameters and the fragment stay as they are, because the address identifies the article.
    private static Optional<String> https(String address) {
        String https = address.replaceFirst("^(?i)https?:", "https:");
        return Optional.of(https).filter(s -> s.startsWith("https://")).filter(MetadataParser::hasHost);
    }

    private static boolean hasHost(String address) {
        try {
            return new URI(address.replaceAll("[|\\\\^`{}\\[\\] ]", "_")).getRawAuthority() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// Returns a BCP 47 tag in canonical form; empty if it is invalid.
    public static Optional<String> language(String tag) {
        try {
            return Optional.of(new Locale.Builder()
                            .setLanguageTag(tag.replace('_', '-'))
                            .build()
                            .toLanguageTag())
                    .filter(t -> !t.equals("und"));
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
