package gazette.web;

import static gazette.web.WebServerFixture.field;
import static gazette.web.WebServerFixture.fields;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import gazette.press.publishing.TestPublication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How feeds and pages are handed over (RFC 9110), be they set for the asking or in stock. Nothing changes here.
class HttpCachingTest {
    private static final String FEED = "/letters/feed.atom";

    @TempDir
    static Path folder;

    private static TestPublication publication;
    private static WebServerFixture server;

    @BeforeAll
    static void open() {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        server = new WebServerFixture(publication::context);
    }

    @AfterAll
    static void close() {
        server.close();
        publication.close();
    }

    @Test
    void packsAsTheClientLikesItBest() {
        byte[] text = server.get(FEED).body();
        Map<String, String> codings = Map.ofEntries(
                entry("", "identity"),
                entry("gzip", "gzip"),
                entry("x-gzip", "gzip"),
                entry("br", "br"),
                entry("gzip, deflate, br, zstd", "br"),
                entry("br;q=0.5, gzip;q=0.8", "gzip"),
                entry("br;q=0, *", "gzip"),
                entry("*", "br"),
                entry("*;q=0.5, identity", "identity"),
                entry("identity;q=0.5, gzip;q=0", "identity"),
                entry("GZIP;Q=1", "gzip"),
                entry("gzip;q=0, br;q=0.000", "identity"),
                entry("deflate", "identity"),
                entry("identity;q=0, gzip;q=0.001", "gzip"));
        codings.forEach((accepted, coding) -> {
            HttpResponse<byte[]> answer = server.get(FEED, "Accept-Encoding", accepted);
            assertThat(answer.statusCode()).as(accepted).isEqualTo(200);
            assertThat(field(answer, "Content-Encoding").orElse("identity"))
                    .as(accepted)
                    .isEqualTo(coding);
            assertThat(field(answer, "Vary")).as(accepted).contains("Accept-Encoding, Sec-Fetch-Dest");
            assertThat(unpacked(answer)).as(accepted).isEqualTo(text);
            assertThat(answer.headers().firstValueAsLong("Content-Length"))
                    .as(accepted)
                    .hasValue(answer.body().length);
        });
    }

    @Test
    void saysSoWhenNothingIsAcceptable() {
        for (String accepted :
                List.of("identity;q=0", "*;q=0", "br;q=0, gzip;q=0, identity;q=0", "identity;q=0, zstd")) {
            HttpResponse<byte[]> answer = server.get(FEED, "Accept-Encoding", accepted);
            assertThat(answer.statusCode()).as(accepted).isEqualTo(406);
            assertThat(field(answer, "Vary")).as(accepted).contains("Accept-Encoding");
        }
    }

    @Test
    void everyCodingHasATagOfItsOwnAndAnyOfThemIsKnown() {
        List<String> tags = List.of("identity", "gzip", "br").stream()
                .map(coding -> field(server.get(FEED, "Accept-Encoding", coding), "ETag")
                        .orElseThrow())
                .toList();

        assertThat(tags).doesNotHaveDuplicates().allMatch(tag -> tag.matches("\"[0-9a-f]+(-gz|-br)?\""));
        for (String known : tags) {
            HttpResponse<byte[]> answer = server.get(FEED, "If-None-Match", known, "Accept-Encoding", "gzip");
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(field(answer, "ETag")).as(known).contains(tags.get(1));
        }
    }

    @Test
    void aBrowserThatShowsAFeedGetsItAsXmlWithItsStyleSheet() {
        HttpResponse<byte[]> asFeed = server.get(FEED);
        HttpResponse<byte[]> shown = server.get(FEED, "Sec-Fetch-Dest", "document");

        assertThat(field(shown, "Content-Type")).contains("application/xml; charset=utf-8");
        assertThat(shown.body()).isEqualTo(asFeed.body());
        assertThat(field(shown, "ETag")).isPresent().isNotEqualTo(field(asFeed, "ETag"));
        assertThat(field(shown, "Vary")).isEqualTo(field(asFeed, "Vary")).contains("Accept-Encoding, Sec-Fetch-Dest");
    }

    @Test
    void aShortAnswerSaysWhatAKeeperNeeds() {
        HttpResponse<byte[]> whole = server.get(FEED);
        HttpResponse<byte[]> answer = server.get(FEED, "If-None-Match", "*");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        for (String name : List.of("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin")) {
            assertThat(field(answer, name)).as(name).isPresent().isEqualTo(field(whole, name));
        }
        for (String name : List.of("Content-Type", "Content-Length", "Content-Encoding")) {
            assertThat(field(answer, name)).as(name).isEmpty();
        }
    }

    @Test
    void theEntityTagIsHeardBeforeTheDate() {
        HttpResponse<byte[]> whole = server.get(FEED);
        String tag = field(whole, "ETag").orElseThrow();
        String date = field(whole, "Last-Modified").orElseThrow();

        for (String since : List.of(date, "Wed, 01 Jan 2031 00:00:00 GMT", "Wednesday, 01-Jan-31 00:00:00 GMT")) {
            assertThat(server.get(FEED, "If-Modified-Since", since).statusCode())
                    .as(since)
                    .isEqualTo(304);
        }
        for (String since : List.of("Sat, 01 Jan 2000 00:00:00 GMT", "yesterday", "")) {
            assertThat(server.get(FEED, "If-Modified-Since", since).statusCode())
                    .as(since)
                    .isEqualTo(200);
        }
        assertThat(server.get(FEED, "If-None-Match", "\"other\"", "If-Modified-Since", date)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get(FEED, "If-None-Match", "W/" + tag, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(304);
        // Two fields are one list.
        assertThat(server.get(FEED, "If-None-Match", "\"a, b\"", "If-None-Match", "W/\"c\", " + tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get(FEED, "If-None-Match", tag.replace("\"", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theDateIsTheNewestChangeAndNeverTheClocks() {
        assertThat(field(server.get("/letters/feed.json"), "Last-Modified")).contains("Mon, 23 Nov 2026 07:01:00 GMT");
        assertThat(field(server.get("/feed.rss"), "Last-Modified")).contains("Mon, 23 Nov 2026 07:01:00 GMT");
    }

    @Test
    void headSaysWhatGetSaysInEveryCoding() {
        for (String path : List.of("/", "/letters/1", "/style.css", FEED)) {
            for (String coding : List.of("identity", "gzip", "br")) {
                assertThat(fields(server.ask("HEAD", path, "Accept-Encoding", coding)))
                        .as(path + " " + coding)
                        .containsKeys("content-length", "content-type", "etag", "vary", "cache-control")
                        .isEqualTo(fields(server.get(path, "Accept-Encoding", coding)));
            }
        }
    }

    @Test
    void aCopyFromStockIsLikeOneSetForTheAsking() {
        for (String path : List.of("/", "/letters/1", "/style.css", FEED)) {
            HttpResponse<byte[]> set = server.get(path, "Accept-Encoding", "br");
            HttpResponse<byte[]> kept = server.get(path, "Accept-Encoding", "br");
            assertThat(fields(kept)).as(path).isEqualTo(fields(set));
            assertThat(kept.body()).as(path).isEqualTo(set.body());
            assertThat(fields(server.get(path + "?from=elsewhere", "Accept-Encoding", "br")))
                    .containsEntry("etag", fields(set).get("etag"));
        }
    }

    @Test
    void pagesOfOtherSitesMayReadFeedsOnly() {
        assertThat(field(server.get(FEED), "Access-Control-Allow-Origin")).contains("*");
        assertThat(field(server.get("/letters/1"), "Access-Control-Allow-Origin"))
                .isEmpty();
        HttpResponse<byte[]> asked = server.ask(
                "OPTIONS",
                FEED,
                "Origin",
                "https://reader.example.org",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(field(asked, "Access-Control-Allow-Origin")).contains("*");
        assertThat(field(asked, "Access-Control-Allow-Headers").orElse("")).contains("If-None-Match");
    }

    @Test
    void feedsMayBeKeptForAWhileAndPagesAreAskedForAnew() {
        assertThat(field(server.get(FEED), "Cache-Control")).contains("public, max-age=300, must-revalidate");
        for (String path : List.of("/", "/letters/", "/letters/1", "/style.css")) {
            assertThat(field(server.get(path), "Cache-Control")).as(path).contains("no-cache");
        }
    }

    @Test
    void whatIsPersonalIsNeitherKeptNorPacked() {
        for (String path : List.of("/u/nobody", "/mailbox")) {
            HttpResponse<byte[]> answer = server.get(path, "Accept-Encoding", "gzip, br");
            assertThat(field(answer, "Cache-Control")).as(path).contains("no-store");
            assertThat(fields(answer)).as(path).doesNotContainKeys("etag", "content-encoding");
        }
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) {
        try (InputStream in = unpacking(answer)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unpacking(HttpResponse<byte[]> answer) throws IOException {
        var bytes = new ByteArrayInputStream(answer.body());
        return switch (field(answer, "Content-Encoding").orElse("")) {
            case "gzip" -> new GZIPInputStream(bytes);
            case "br" -> new BrotliInputStream(bytes);
            default -> bytes;
        };
    }
}
