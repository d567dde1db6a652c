package gazette.exam;

import gazette.press.publishing.TestPublication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Files that an editor copied into the workspace without looking: articles and templates.
final class FileAttacks {
    private static final List<Function<Random, String>> ARTICLES = List.of(
            random -> "---\nx: " + "[".repeat(20_000) + "\n---\n\ntext\n",
            random -> "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\ntitle: aliases\n---\n\ntext\n",
            random -> article("How <#list> works ${1/0}", "<#macro m><@m/></#macro><@m/>"),
            random -> article("deep", "<div>".repeat(50_000)),
            random -> article("quotes", ">".repeat(20_000) + " a"),
            random -> article("brackets", "[".repeat(50_000) + "](" + "(".repeat(50_000)),
            random -> article("emphasis", "*a **b _c ".repeat(20_000)),
            random -> article("t".repeat(6000), "[a](https://e.example/it's a page)"),
            random -> article(
                    "links", "[a](https://e.example/\"onclick='x')\n\n![](http://[::1) ![](data:image/png;base64,AA)"),
            random -> article("table", "| a |\n|---|\n" + "| b |\n".repeat(20_000)),
            random -> article("svg", "<svg viewBox='0 0 1e9 1e9'><path stroke-dasharray='0.0001' d='M0 0h1e9'/></svg>"),
            random -> article("controls", "a\u0000b\u001b[2J\u202ec\ud83d"),
            random -> article("long", "word ".repeat(500_000)),
            random -> "no front matter " + random.nextLong());

    private static final List<String> TEMPLATES = List.of(
            "<#macro m><@m/></#macro><@m/>",
            "<#list 1.. as i>a</#list>",
            "<#assign s = 'aaaaaaaa'><#list 1..60 as i><#assign s = s + s></#list>${s}",
            "${(' '?left_pad(900000000))?length}",
            "broken ${");

    private final TestPublication publication;

    FileAttacks(TestPublication publication) {
        this.publication = publication;
    }

    void start(Attacks attacks) {
        attacks.repeat("articles", 2, this::article);
        attacks.repeat("templates", 1, this::template);
    }

    private void article(Random random) throws Exception {
        String name = "seeds/hostile-" + random.nextInt(1 << 30) + ".md";
        publication.write(name, ARTICLES.get(random.nextInt(ARTICLES.size())).apply(random));
        pauseAndDelete(name, 500 + random.nextInt(10_000));
    }

    private void template(Random random) throws Exception {
        String name = "templates/plain/list.ftlh";
        publication.write(name, TEMPLATES.get(random.nextInt(TEMPLATES.size())));
        pauseAndDelete(name, 1000 + random.nextInt(3000));
        Thread.sleep(2000);
    }

    private void pauseAndDelete(String name, int millis) throws Exception {
        Path file = publication.folder.resolve(name);
        try {
            Thread.sleep(millis);
        } finally {
            Files.delete(file);
        }
    }

    private static String article(String title, String body) {
        return "---\ntitle: '" + title.replace("'", "''") + "'\ndate: 2026-01-01\n---\n\n" + body + "\n";
    }
}
