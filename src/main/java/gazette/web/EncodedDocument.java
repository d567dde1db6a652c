package gazette.web;

import gazette.web.http.ContentEncoding;
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

/// Holds the responses of a public document, full and 304, in each encoding. The same text always gives the same bytes.
final class EncodedDocument {
    private static final int TAG_LENGTH = 20;

    private final Map<ContentEncoding, CachedResponse> fullResponses = new EnumMap<>(ContentEncoding.class);
    private final Map<ContentEncoding, CachedResponse> notModifiedResponses = new EnumMap<>(ContentEncoding.class);
    private final Set<String> tags;
    private final Document document;
    private Optional<EncodedDocument> browserVariant = Optional.empty();

    /// Describes a rendered document.
    ///
    /// @param browserMediaType the media type for a browser that cannot show the usual one
    /// @param modified the last change
    /// @param fields further header fields
    record Document(
            String mediaType,
            Optional<String> browserMediaType,
            String text,
            Optional<Instant> modified,
            HttpFields fields) {
        private Document browserVariant() {
            return new Document(browserMediaType.orElse(mediaType), Optional.of(mediaType), text, modified, fields);
        }
    }

    EncodedDocument(Document document) {
        this.document = document;
        byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
        String content = DigestUtils.sha256Hex(document.mediaType() + "\n" + document.text())
                .substring(0, TAG_LENGTH);
        this.tags = Arrays.stream(ContentEncoding.values())
                .map(encoding -> encoding.entityTag(content))
                .collect(Collectors.toSet());
        for (ContentEncoding encoding : ContentEncoding.values()) {
            HttpFields validators = validators(encoding.entityTag(content), document);
            encoding.compress(text).ifPresent(bytes -> {
                fullResponses.put(
                        encoding,
                        new CachedResponse(200, contentFields(validators, encoding, document, bytes.length), bytes));
                notModifiedResponses.put(
                        encoding, new CachedResponse(CachedResponse.NOT_MODIFIED, validators, new byte[0]));
            });
        }
    }

    /// Returns the response to a request.
    CachedResponse reply(CacheRequestHeaders negotiation) {
        if (negotiation.isBrowserNavigation() && document.browserMediaType().isPresent()) {
            return browserVariant().responseFor(negotiation);
        }
        return responseFor(negotiation);
    }

    private CachedResponse responseFor(CacheRequestHeaders negotiation) {
        Map<ContentEncoding, CachedResponse> responses =
                negotiation.isNotModified(tags, document.modified()) ? notModifiedResponses : fullResponses;
        return negotiation
                .bestEncoding(fullResponses.keySet())
                .map(responses::get)
                .orElse(CachedResponse.NOT_ACCEPTABLE);
    }

    /// Returns the variant for browsers. Made at the first request, since it is rarely needed.
    private synchronized EncodedDocument browserVariant() {
        EncodedDocument variant = browserVariant.orElseGet(() -> new EncodedDocument(document.browserVariant()));
        browserVariant = Optional.of(variant);
        return variant;
    }

    /// Returns the approximate size in memory.
    int bytes() {
        return fullResponses.values().stream()
                .mapToInt(response -> response.body().length)
                .sum();
    }

    /// Returns the header fields that a 304 repeats (RFC 9110 section 15.4.5).
    private static HttpFields validators(String tag, Document document) {
        HttpFields.Mutable fields = HttpFields.build(document.fields());
        fields.add(new PreEncodedHttpField(
                HttpHeader.VARY,
                document.browserMediaType().isPresent() ? "Accept-Encoding, Sec-Fetch-Dest" : "Accept-Encoding"));
        fields.add(new PreEncodedHttpField(HttpHeader.ETAG, tag));
        document.modified()
                .map(date -> new PreEncodedHttpField(
                        HttpHeader.LAST_MODIFIED, HttpDateTime.format(date.atZone(ZoneOffset.UTC))))
                .ifPresent(fields::add);
        return fields.asImmutable();
    }

    private static HttpFields contentFields(
            HttpFields validators, ContentEncoding encoding, Document document, int length) {
        HttpFields.Mutable fields = HttpFields.build(validators);
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, document.mediaType()));
        fields.add(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, length));
        if (encoding != ContentEncoding.IDENTITY) {
            fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, encoding.token()));
        }
        return fields.asImmutable();
    }
}
