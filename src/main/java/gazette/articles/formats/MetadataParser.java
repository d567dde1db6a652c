package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.TextFault;
import gazette.articles.text.Whitespace;
import gazette.text.FieldLimits;
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

    private final Map<String, MetadataValue> fields;
    private final ZoneId zone;
    private final ArticleDiagnostics diagnostics;

    /// Creates a parser for one article.
    ///
    /// @param zone for dates that give none
    public MetadataParser(Map<String, MetadataValue> fields, ZoneId zone, ArticleDiagnostics diagnostics) {
        this.fields = fields;
        this.zone = zone;
        this.diagnostics = diagnostics;
    }

    /// Reads all fields; invalid ones are errors and absent.
    public ArticleMetadata read() {
        return new ArticleMetadata(
                text("id", FieldLimits.ID),
                text("title", FieldLimits.TITLE),
                text("author", FieldLimits.AUTHOR),
                date("date"),
                text("place", FieldLimits.AUTHOR),
                read("canonical", MetadataParser::https, "is no web address", "write all of it, from 'https://' on"),
                text("cover", FieldLimits.ADDRESS),
                read("lang", MetadataParser::language, "is no language tag", "write one such as en, zh or pt-BR"),
                tags(),
                text("summary", FieldLimits.SUMMARY),
                flag("pin"),
                flag("draft"),
                date("send_after").map(OffsetDateTime::toInstant));
    }

    private Optional<String> text(String key, int max) {
        Optional<String> text =
                single(key).map(f -> Whitespace.line(f.values().getFirst())).filter(s -> !s.isEmpty());
        text.ifPresent(some -> TextFault.of(key, some, max).ifPresent(fault -> fault.add(line(key), diagnostics)));
        return text;
    }

    private int line(String key) {
        return Optional.ofNullable(fields.get(key)).map(MetadataValue::line).orElse(1);
    }

    private Optional<MetadataValue> single(String key) {
        Optional<MetadataValue> field = Optional.ofNullable(fields.get(key));
        field.filter(MetadataValue::isList)
                .ifPresent(f ->
                        diagnostics.error(f.line(), "'" + key + "' is not a single value", "write one text after it"));
        return field.filter(f -> !f.isList());
    }

    private <T> Optional<T> read(String key, Function<String, Optional<T>> subscriber, String problem, String remedy) {
        Optional<String> written = text(key, FieldLimits.ADDRESS);
        Optional<T> value = written.flatMap(subscriber);
        if (written.isPresent() && value.isEmpty()) {
            diagnostics.error(line(key), key + " '" + written.get() + "' " + problem, remedy);
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
        List<String> tags = written.map(Whitespace::line)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
        tags.stream()
                .flatMap(tag -> TextFault.of("tags", tag, FieldLimits.TAG).stream())
                .findFirst()
                .ifPresent(fault -> fault.add(line("tags"), diagnostics));
        if (tags.size() > FieldLimits.TAGS) {
            diagnostics.error(
                    line("tags"),
                    "there are " + tags.size() + " tags; the most is " + FieldLimits.TAGS,
                    "leave the most important");
        }
        return tags;
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
                    .filter(t -> !t.equals("und") && t.length() <= FieldLimits.LANGUAGE);
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
