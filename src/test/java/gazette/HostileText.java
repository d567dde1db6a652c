package gazette;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// Makes feeds of the worst entries that anybody could write, the same ones for the same seed.
public final class HostileText {
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<script>alert(1)</script>",
            "</td></tr></table>",
            "<!--[if mso]><table><![endif]-->",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "<#list x as y>",
            "</#if>",
            "<@mail.letter>",
            "${",
            "}",
            "${title}",
            "${.now?api.class}",
            "{{name}}",
            "{{",
            "#{1}",
            "FreeMarker template error",
            "&lt;#if x&gt;",
            "&amp;lt;#list",
            "\0",
            "\u0007",
            "\u001b[31m",
            "\r\nBcc: all@example.org\r\n",
            "\ud83d",
            "\udc00\ud800",
            "😀👨‍👩‍👧",
            "\u202e",
            "\u2066\u202d",
            "\u200f\u200e",
            "\u2028",
            "\u0085",
            "\ufeff\uffff",
            "مرحبا",
            "שלום",
            "标题",
            "é\u0301\u0301\u0301\u0301",
            "=?UTF-8?B?PHNjcmlwdD4=?=",
            "=?",
            "\\",
            "%s%n%",
            "🏳️‍🌈",
            " ",
            "\u00a0",
            "word ",
            "! ! !",
            "CAPITALS");
    private static final List<String> LINKS = List.of(
            "https://e.example/it's a page",
            "javascript:alert(1)",
            "http://[::1",
            "http://[::1]:99999/",
            "https://bücher.example/ä ö?q=\"<>\"#ü",
            "data:text/html,<script>alert(1)</script>",
            "https:///page",
            "https://",
            "http:\\\\e.example\\x",
            "https://e.example/\0\r\nX: y",
            "https://e.example/\u202egnp.exe",
            "https://user:pass@e.example:8443/a|b^`{}[]",
            "mailto:",
            "//e.example/x",
            "/a/x",
            "#top",
            "",
            "   ",
            "https://e.example/${title}/<#list>",
            "https://e.example/%zz%",
            "https://e.example/\ud83d",
            "file:///etc/passwd",
            "ftp://e.example/x");

    private final Random chance;

    public HostileText(long seed) {
        this.chance = new Random(seed);
    }

    /// Makes a JSON Feed, which carries any character.
    public String feed(int entries) {
        ObjectNode feed = JsonMapper.builder().build().createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1").put("title", text());
        ArrayNode items = feed.putArray("items");
        for (int i = 0; i < entries; i++) {
            entry(items.addObject(), i);
        }
        return feed.toString();
    }

    private void entry(ObjectNode item, int number) {
        item.put("id", maybe() ? "n" + number : text() + number);
        item.put("title", text());
        item.put("url", link());
        item.put("content_html", html());
        item.put("image", image());
        item.put("language", maybe() ? "en" : text());
        item.put(
                "date_published",
                maybe() ? "2026-11-20T08:00:00Z" : oneOf("+999999-01-01T00:00:00Z", "0001-01-01", "x"));
        if (maybe()) {
            item.put("summary", text());
        }
        item.putArray("authors").addObject().put("name", text());
        ArrayNode tags = item.putArray("tags");
        for (int i = chance.nextInt(20) == 0 ? 60 : chance.nextInt(3); i > 0; i--) {
            tags.add(text());
        }
    }

    /// Makes a text of pieces, now and then a very long one.
    public String text() {
        var text = new StringBuilder();
        for (int i = chance.nextInt(6); i >= 0; i--) {
            text.append(oneOf(PIECES)).append(maybe() ? " " : "");
        }
        return switch (chance.nextInt(12)) {
            case 0 -> text.toString().repeat(400);
            case 1 -> "W".repeat(6000) + text;
            case 2 -> "";
            default -> text.toString();
        };
    }

    private String link() {
        return switch (chance.nextInt(8)) {
            case 0 -> "https://e.example/" + text();
            case 1 -> "https://e.example/" + "x".repeat(9000);
            default -> oneOf(LINKS);
        };
    }

    /// On this machine, where nobody listens: a test asks no other.
    private String image() {
        return link().replace("bücher.example", "127.0.0.1:9").replace("e.example", "127.0.0.1:9");
    }

    private String html() {
        return switch (chance.nextInt(9)) {
            case 0 -> "<table><tr>" + "<td>x".repeat(1000) + "</table>";
            case 1 ->
                ("<p><a href=\"" + attribute(link()) + "\">x</a> <img src=\"" + attribute(image()) + "\">").repeat(200);
            case 2 -> "<div>".repeat(200) + text();
            case 3 -> "<p>" + "w".repeat(120_000);
            case 4 -> "<p>" + "word ".repeat(30_000);
            case 5 -> "<pre>" + text() + "</pre><ul>" + "<li>x".repeat(500);
            case 6 -> "";
            default ->
                "<p title=\"" + attribute(text()) + "\" id=\"" + attribute(text()) + "\">" + text() + "<a href=\""
                        + attribute(link()) + "\">" + text() + "</a><img src=\"" + attribute(image()) + "\" alt=\""
                        + attribute(text()) + "\">";
        };
    }

    private static String attribute(String text) {
        return text.replace("\"", "&quot;");
    }

    private boolean maybe() {
        return chance.nextBoolean();
    }

    private String oneOf(String... some) {
        return some[chance.nextInt(some.length)];
    }

    private String oneOf(List<String> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
