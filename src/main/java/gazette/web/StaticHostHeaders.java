package gazette.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Collects the security headers of responses, and writes them as the file `_headers` that static hosts read (Netlify,
/// Cloudflare Pages). One policy is for all pages there, so it allows what any of them needs.
final class StaticHostHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final List<String> OTHERS =
            List.of("X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security");
    private static final String PICTURES = "/i/*\n  Cache-Control: public, max-age=31536000, immutable\n";

    private final Map<String, Set<String>> directives = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    /// Adds the headers of a response.
    void add(HttpHeaders headers) {
        headers.firstValue(POLICY).ifPresent(this::addPolicy);
        OTHERS.forEach(name -> headers.firstValue(name).ifPresent(value -> others.put(name, value)));
    }

    /// Returns the file.
    byte[] file() {
        String policy = directives.entrySet().stream()
                .map(directive -> directive.getKey() + " " + String.join(" ", directive.getValue()))
                .collect(Collectors.joining("; "));
        String lines = others.entrySet().stream()
                .map(header -> "  " + header.getKey() + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());
        return ("/*\n  " + POLICY + ": " + policy + "\n" + lines + PICTURES).getBytes(StandardCharsets.UTF_8);
    }

    private void addPolicy(String policy) {
        for (String directive : policy.split("; ")) {
            List<String> words = Arrays.asList(directive.split(" "));
            directives
                    .computeIfAbsent(words.getFirst(), _ -> new LinkedHashSet<>())
                    .addAll(words.subList(1, words.size()));
        }
    }
}
