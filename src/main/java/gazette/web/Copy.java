package gazette.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// A public document, ready for everybody who asks: in each coding the whole answer, and the short one for those who
/// have it. Nothing in it comes from a clock, so that the same text gives the same bytes at any time.
final class Copy {
    private static final int TAG_LENGTH = 20;

    private final Map<Coding, Reply> whole = new EnumMap<>(Coding.class);
    private final Map<Coding, Reply> unchanged = new EnumMap<>(Coding.class);
    private final Set<String> tags;
    private final Document document;
    private Optional<Copy> shown = Optional.empty();

    /// A document as it was set.
    ///
    /// @param shownAs the media type for a browser that is to show it and would not know the usual one
    /// @param modified its newest change
    /// @param fields further header fields
    record Document(
            String mediaType, Optional<String> shownAs, String text, Optional<Instant> modified, HttpFields fields) {
        private Document shown() {
            return new Document(shownAs.orElse(mediaType), Optional.of(mediaType), text, modified, fields);
        }
    }

    Copy(Document document) {
        this.document = document;
        byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
        String content = DigestUtils.sha256Hex(document.mediaType() + "\n" + document.text())
                .substring(0, TAG_LENGTH);
        this.tags = Arrays.stream(Coding.values())
                .map(coding -> coding.tag(content))
                .collect(Collectors.toSet());
        for (Coding coding : Coding.values()) {
            HttpFields validators = validators(coding.tag(content), document);
            coding.pack(text).ifPresent(packed -> {
                whole.put(coding, new Reply(200, described(validators, coding, document, packed.length), packed));
                unchanged.put(coding, new Reply(Reply.NOT_MODIFIED, validators, new byte[0]));
            });
        }
    }

    /// The answer to a request.
    Reply reply(Asked asked) {
        if (asked.isToBeShown() && document.shownAs().isPresent()) {
            return shown().replyAlike(asked);
        }
        return replyAlike(asked);
    }

    private Reply replyAlike(Asked asked) {
        Map<Coding, Reply> replies = asked.has(tags, document.modified()) ? unchanged : whole;
        return asked.best(whole.keySet()).map(replies::get).orElse(Reply.NOT_ACCEPTABLE);
    }

    /// Set when the first one asks: hardly anybody does.
    private synchronized Copy shown() {
        Copy copy = shown.orElseGet(() -> new Copy(document.shown()));
        shown = Optional.of(copy);
        return copy;
    }

    /// How much memory it takes, about.
    int bytes() {
        return whole.values().stream().mapToInt(reply -> reply.body().length).sum();
    }

    /// What the short answer says as well (RFC 9110 section 15.4.5).
    private static HttpFields validators(String tag, Document document) {
        HttpFields.Mutable fields = HttpFields.build(Guard.FIELDS).add(document.fields());
        fields.add(new PreEncodedHttpField(
                HttpHeader.VARY,
                document.shownAs().isPresent() ? "Accept-Encoding, Sec-Fetch-Dest" : "Accept-Encoding"));
        fields.add(new PreEncodedHttpField(HttpHeader.ETAG, tag));
        document.modified()
                .map(date -> new PreEncodedHttpField(
                        HttpHeader.LAST_MODIFIED, HttpDateTime.format(date.atZone(ZoneOffset.UTC))))
                .ifPresent(fields::add);
        return fields.asImmutable();
    }

    private static HttpFields described(HttpFields validators, Coding coding, Document document, int length) {
        HttpFields.Mutable fields = HttpFields.build(validators);
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, document.mediaType()));
        fields.add(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, length));
        if (coding != Coding.IDENTITY) {
            fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding.word()));
        }
        return fields.asImmutable();
    }
}
