package gazette.articles.heads;

import gazette.articles.heads.HeadFields.Field;
import gazette.articles.text.ArticleDiagnostics;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out from when and until when a text may go out, by the keys of whichever tool it was written for. A date that
/// cannot be read is an error, so the text stays where it is.
final class HoldDates {
    private final HeadFields fields;
    private final ZoneId zone;
    private final ArticleDiagnostics diagnostics;

    /// Creates the dates of one head.
    ///
    /// @param zone for dates that give none
    HoldDates(HeadFields fields, ZoneId zone, ArticleDiagnostics diagnostics) {
        this.fields = fields;
        this.zone = zone;
        this.diagnostics = diagnostics;
    }

    /// Returns the instant before which the text must not go out: the last of several.
    Optional<Instant> sendAfter() {
        return dates(HeadKey.SEND_AFTER).max(Comparator.naturalOrder());
    }

    /// Returns the instant from which on the text must not go out any more: the first of several.
    Optional<Instant> expires() {
        return dates(HeadKey.EXPIRES).min(Comparator.naturalOrder());
    }

    private Stream<Instant> dates(HeadKey key) {
        return fields.of(key).stream()
                .flatMap(field -> field.value().parts().flatMap(part -> switch (part) {
                    case MetadataValue.Word(int _, String text) -> date(key, field, text).stream();
                    case MetadataValue.Block _, MetadataValue.Items _ -> unclearDate(field, "{…}").stream();
                }));
    }

    private Optional<Instant> date(HeadKey key, Field field, String word) {
        boolean isOwn = key == HeadKey.SEND_AFTER && key.isOwn(field.key());
        boolean isState =
                StateWords.yesOrNo(word).isPresent() || StateWords.state(word).isPresent();
        if (word.isBlank() || DateReader.isFilledIn(word) || (!isOwn && isState)) {
            return Optional.empty();
        }
        return DateReader.read(word, zone).map(OffsetDateTime::toInstant).or(() -> unclearDate(field, word));
    }

    private Optional<Instant> unclearDate(Field field, String word) {
        DateReader.addError(field.key(), word, field.line(), diagnostics);
        return Optional.empty();
    }
}
