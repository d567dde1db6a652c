package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the file that tells static hosts which headers to send.
class StaticHostHeadersTest {
    @Test
    void onePolicyAllowsWhatAnyPageNeeds() {
        var headers = new StaticHostHeaders();
        headers.add(response("default-src 'none'; style-src 'self'; img-src 'self' data:"));
        headers.add(response("default-src 'none'; style-src 'self' 'sha256-x'; style-src-attr 'unsafe-inline';"
                + " img-src 'self' data: https://cdn.example.org"));

        assertThat(headers.file()).asString().isEqualTo("""
                /*
                  Content-Security-Policy: default-src 'none'; style-src 'self' 'sha256-x'; img-src 'self' data: https://cdn.example.org; style-src-attr 'unsafe-inline'
                  Referrer-Policy: no-referrer
                /i/*
                  Cache-Control: public, max-age=31536000, immutable
                """);
    }

    private static HttpHeaders response(String policy) {
        return HttpHeaders.of(
                Map.of("content-security-policy", List.of(policy), "referrer-policy", List.of("no-referrer")),
                (_, _) -> true);
    }
}
