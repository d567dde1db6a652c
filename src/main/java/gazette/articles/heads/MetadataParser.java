package gazette.articles.heads;

import gazette.articles.heads.HeadFields.Field;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.TextFault;
import gazette.articles.text.Whitespace;
import gazette.config.SpellingSuggestion;
import gazette.text.FieldLimits;
import gazette.text.LanguageTag;
import gazette.text.TextShortener;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/// Checks the metadata of an article, and reports all errors. What Gazette's own keys say must be right. What the
/// keys of other tools say is taken where it can be, except for words that hold an article: these must be understood.
public final class MetadataParser {
    /// Of two titles, none can be left out.
    private static final Set<HeadKey> UNIQUE = Set.of(HeadKey.TITLE, HeadKey.ID);

    private static final Pattern EMAIL = Pattern.compile("(?<=\\S) ?<[^<>\\s@]{1,64}@[^<>\\s]{1,255}>$");

    private final HeadFields fields;
    private final ZoneId zone;
    private final ArticleDiagnostics diagnostics;

    /// Creates a parser for one article.
    ///
    /// @param zone for dates that give none
    public MetadataParser(Map<String, MetadataValue> head, ZoneId zone, ArticleDiagnostics diagnostics) {
        this.fields = new HeadFields(head);
        this.zone = zone;
        this.diagnostics = diagnostics;
    }

    /// Reads all fields; invalid ones are errors and absent.
    public ArticleMetadata read() {
        warnOfUnknown();
        var dates = new HoldDates(fields, zone, diagnostics);
        return new ArticleMetadata(
                text(HeadKey.ID, FieldLimits.ID),
                text(HeadKey.TITLE, FieldLimits.TITLE),
                authors(),
                date(),
                text(HeadKey.PLACE, FieldLimits.AUTHOR),
                read(
                        HeadKey.CANONICAL,
                        MetadataParser::https,
                        "is no web address",
                        "write all of it, from 'https://' on"),
                cover(),
                read(HeadKey.LANG, LanguageTag::ofTagOrName, "is no language tag", "write one such as en, zh or pt-BR"),
                new TagReader(fields, diagnostics).read(),
                text(HeadKey.SUMMARY, FieldLimits.SUMMARY),
                slug(),
                read(HeadKey.PIN, MetadataParser::pin, "is neither true nor false", "write true or false")
                        .orElse(false),
                new HoldRules(fields, zone, diagnostics).isDraft(),
                dates.sendAfter(),
                dates.expires());
    }

    private void warnOfUnknown() {
        List<Field> unknown = fields.unknown();
        if (unknown.isEmpty()) {
            return;
        }
        String names = unknown.stream().map(field -> "'" + field.key() + "'").collect(Collectors.joining(", "));
        String problem = unknown.size() == 1
                ? "the key " + names + " is unknown and was passed over"
                : "the keys " + names + " are unknown and were passed over";
        diagnostics.warning(unknown.getFirst().line(), problem, remedyForUnknown(unknown));
    }

    /// One that is nearly a key of Gazette's own was meant to be it.
    private static String remedyForUnknown(List<Field> unknown) {
        List<String> own = List.of(HeadKey.allOwn().split(", "));
        String guess = unknown.stream()
                .flatMap(field -> SpellingSuggestion.to(field.key(), own).stream()
                        .filter(near -> field.key().regionMatches(true, 0, near, 0, 1))
                        .map(near -> "; did you mean '" + near + "' by '" + field.key() + "'"))
                .findFirst()
                .orElse("");
        return "known are " + HeadKey.allOwn() + guess;
    }

    /// Returns the first text that there is for a key. One of another tool that is too long is cut.
    private Optional<String> text(HeadKey key, int max) {
        for (Field field : fields.of(key)) {
            Optional<String> text = key.isOwn(field.key()) ? own(key, field, max) : foreign(field, max);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> own(HeadKey key, Field field, int max) {
        boolean isOneOfSeveral =
                UNIQUE.contains(key) && field.value().parts().limit(2).count() > 1;
        Optional<String> text = isOneOfSeveral ? Optional.empty() : MetadataText.first(field.value());
        boolean isEmpty = field.value() instanceof MetadataValue.Word
                || field.value().parts().findAny().isEmpty();
        if (text.isEmpty() && !isEmpty) {
            diagnostics.error(field.line(), "'" + field.key() + "' is not a single value", "write one text after it");
        }
        text.flatMap(some -> TextFault.of(field.key(), some, max))
                .ifPresent(fault -> fault.add(field.line(), diagnostics));
        return text;
    }

    private static Optional<String> foreign(Field field, int max) {
        return MetadataText.first(field.value())
                .filter(text -> !isFlag(text))
                .map(text ->
                        text.contains("<") ? Whitespace.line(Jsoup.parse(text).text()) : text)
                .map(text -> TextShortener.withEllipsis(text, max))
                .filter(text -> !text.isEmpty() && TextFault.of("", text, max).isEmpty());
    }

    private Optional<String> authors() {
        return fields.of(HeadKey.AUTHOR).stream()
                .flatMap(field -> names(field).stream())
                .findFirst();
    }

    private Optional<String> names(Field field) {
        String names = MetadataText.all(field.value())
                .map(name -> EMAIL.matcher(MetadataText.withoutLinks(TextShortener.cut(name, FieldLimits.ADDRESS)))
                        .replaceFirst(""))
                .filter(name -> !isFlag(name))
                .distinct()
                .collect(Collectors.joining(", "));
        String fitting = field.value() instanceof MetadataValue.Word
                ? names
                : TextShortener.withEllipsis(names, FieldLimits.AUTHOR);
        TextFault.of(field.key(), fitting, FieldLimits.AUTHOR).ifPresent(fault -> fault.add(field.line(), diagnostics));
        return Optional.of(fitting).filter(some -> !some.isEmpty());
    }

    /// Returns the first date that there is. `published: true` is none, and a day of change that cannot be read is
    /// passed over; one from which on the article may go out is an error that [HoldDates] reports.
    private Optional<OffsetDateTime> date() {
        for (Field field : fields.of(HeadKey.DATE)) {
            boolean isOwn = HeadKey.DATE.isOwn(field.key());
            Optional<String> written =
                    isOwn ? own(HeadKey.DATE, field, FieldLimits.ADDRESS) : MetadataText.first(field.value());
            Optional<OffsetDateTime> date = written.flatMap(text -> DateReader.read(text, zone));
            if (date.isPresent()) {
                return date;
            }
            if (isOwn && written.filter(text -> !DateReader.isFilledIn(text)).isPresent()) {
                DateReader.addError(field.key(), written.get(), field.line(), diagnostics);
                return date;
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> read(HeadKey key, Function<String, Optional<T>> reader, String problem, String remedy) {
        for (Field field : fields.of(key)) {
            boolean isOwn = key.isOwn(field.key());
            Optional<String> written = isOwn ? own(key, field, FieldLimits.ADDRESS) : MetadataText.first(field.value());
            Optional<T> value = written.flatMap(reader);
            if (value.isPresent()) {
                return value;
            }
            if (isOwn && written.isPresent()) {
                diagnostics.error(field.line(), field.key() + " '" + written.get() + "' " + problem, remedy);
                return value;
            }
        }
        return Optional.empty();
    }

    /// Returns the first picture that is named. `cover: false` names none, nor does a template.
    private Optional<String> cover() {
        return fields.of(HeadKey.COVER).stream()
                .flatMap(field -> MetadataText.first(field.value()).stream())
                .map(MetadataText::imageAddress)
                .filter(address -> !isFlag(address) && !address.contains("{{"))
                .filter(address ->
                        TextFault.of("cover", address, FieldLimits.ADDRESS).isEmpty())
                .findFirst();
    }

    /// Returns the last part of an address, without what tools fill in: `/2026/:title/` names nothing.
    private Optional<String> slug() {
        return fields.of(HeadKey.SLUG).stream()
                .flatMap(field -> MetadataText.first(field.value()).stream())
                .filter(address -> address.length() <= FieldLimits.ADDRESS)
                .map(address -> address.replaceFirst("^(?i)https?://[^/]*", "")
                        .replaceFirst("[?#].*", "")
                        .replaceFirst("/(?i)index\\.html?$", "")
                        .replaceFirst("(?i)\\.(?:html?|md|php)$", "")
                        .replaceFirst("/+$", ""))
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .filter(name -> !isFlag(name) && name.chars().noneMatch(c -> ":{}<>%".indexOf(c) >= 0))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /// Several tools turn things on and off by the key that names them: `cover: false`.
    private static boolean isFlag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /// Some tools order the articles at the top by numbers.
    private static Optional<Boolean> pin(String word) {
        return StateWords.yesOrNo(word).or(() -> word.matches("[1-9]\\d{0,8}") ? Optional.of(true) : Optional.empty());
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
}
