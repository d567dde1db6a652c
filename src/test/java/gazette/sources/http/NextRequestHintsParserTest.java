package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.sources.http.FetchResult.HttpError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server says of the next time, in a header of its own.
class NextRequestHintsParserTest {
    private final Fetcher fetcher = new Fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.1"))), "Test");
    private volatile String header = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            for (String field : header.split(" \\| ")) {
                exchange.getResponseHeaders()
                        .add(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 1));
            }
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        fetcher.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            Cache-Control:max-age=600                                         > 600
            Cache-Control:public, Max-Age="600"                               > 600
            Cache-Control:max-age=600 | Cache-Control:public                  > 600
            Cache-Control:s-maxage=600                                        > 0
            Cache-Control:max-age=600 | Age:400                               > 200
            Cache-Control:max-age=600 | Age:900                               > 0
            Cache-Control:max-age=31536000 | Age:86400                        > 86400
            Expires:{in an hour}                                              > 3600
            Expires:{in an hour} | Age:1000                                   > 2600
            Expires:Mon, 02 Mar 2020 09:00:00 GMT                             > 0
            Expires:0                                                         > 0
            Expires:Mon, 02 Mar 2099 10:10:00 GMT                             > 86400
            Cache-Control:max-age=60 | Expires:Mon, 02 Mar 2099 10:10:00 GMT  > 60
            Cache-Control:max-age=soon | Expires:{in an hour}                 > 0
            Cache-Control:max-age=99999999999                                 > 86400
            Cache-Control:no-cache | Expires:{in an hour}                     > 0
            Cache-Control:private, No-Store | Expires:{in an hour}            > 0
            Cache-Control:no-store, max-age=600                               > 0
            Cache-Control:no-cache="Set-Cookie" | Expires:{in an hour}        > 3600
            Cache-Control:no-cache | Retry-After:120                          > 120
            Retry-After:120 | Cache-Control:max-age=600                       > 120
            Retry-After:soon | Cache-Control:max-age=600                      > 600
            Retry-After:999999999                                             > 604800
            Retry-After:{in an hour}                                          > 3600
            """)
    void headersSayHowLongToWait(String declared, long seconds) {
        Instant hour = Instant.now().plus(Duration.ofHours(1));
        header = declared.replace(
                "{in an hour}", DateTimeFormatter.RFC_1123_DATE_TIME.format(hour.atZone(ZoneOffset.UTC)));
        HttpError answer = (HttpError)
                fetcher.fetch("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        assertThat(answer.hints().retryAfter()).isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(50));
    }
}
