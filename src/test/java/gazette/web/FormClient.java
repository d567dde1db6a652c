package gazette.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Somebody at the pages without a browser: opens addresses and sends forms as they stand.
final class FormClient implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final List<String> headers = new ArrayList<>();

    FormClient(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /// Says these header fields with every request from now on, and no others.
    ///
    /// @param fields names and values, in turn
    FormClient saying(String... fields) {
        headers.clear();
        headers.addAll(List.of(fields));
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    HttpResponse<String> head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()).build());
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    /// A form as it stands on a page.
    Form form(Document page, String action) {
        Element form = page.selectFirst("form[action*=" + action + "]");
        if (form == null) {
            throw new AssertionError("no form for " + action + " in " + page);
        }
        return new Form(form);
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Override
    public void close() {
        client.close();
    }

    /// A form that is being filled in.
    final class Form {
        private final Element form;
        private final List<String[]> fields = new ArrayList<>();

        private Form(Element form) {
            this.form = form;
            for (Element field : form.select("input[name], select[name]")) {
                boolean ticks = field.attr("type").equals("checkbox");
                if (!ticks || field.hasAttr("checked")) {
                    String value = field.tagName().equals("select")
                            ? field.select("option[selected]").attr("value")
                            : field.attr("value");
                    fields.add(new String[] {field.attr("name"), value});
                }
            }
        }

        /// Puts something into a field.
        Form fill(String name, String value) {
            fields.removeIf(field -> field[0].equals(name));
            return tick(name, value);
        }

        Form tick(String name, String value) {
            fields.add(new String[] {name, value});
            return this;
        }

        Form untick(String name, String value) {
            fields.removeIf(field -> field[0].equals(name) && field[1].equals(value));
            return this;
        }

        HttpResponse<String> send() {
            return post(
                    form.attr("action").replaceFirst("^https?://[^/]+", ""),
                    "application/x-www-form-urlencoded",
                    fields.stream()
                            .map(field -> encode(field[0]) + "=" + encode(field[1]))
                            .collect(Collectors.joining("&")));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
