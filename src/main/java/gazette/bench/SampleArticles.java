package gazette.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes Markdown as people write it, in English and Chinese: headings, emphasis, links, lists, tables, quotes, code.
/// The same number gives the same article on every machine.
final class SampleArticles {
    private static final List<String> WORDS = List.of(
            ("the a of to and in that it is was for on with as at by from this which one clock reader letter issue paper"
                            + " machine morning schedule kept written table server folder answer question small quiet old new")
                    .split(" "));
    private static final List<String> PHRASES =
            List.of("备份不是买一块硬盘", "先把那天要做的事做一遍", "时钟每年两次意见不合", "读者只想知道结果", "文件夹里有一篇旧文章", "慢慢读", "换一台机器再试", "写下来的才算数");

    private final Random chance;
    private final boolean chinese;

    private SampleArticles(int number) {
        this.chance = new Random(number);
        this.chinese = number % 2 == 1;
    }

    /// Returns one article of about so many bytes in UTF-8.
    static String markdown(int number, int bytes) {
        var article = new SampleArticles(number);
        var text = new StringBuilder(article.head(number));
        int size = 0;
        for (int block = 0; size < bytes; block++) {
            String next = article.block(block) + "\n\n";
            text.append(next);
            size += next.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }

    private String head(int number) {
        return "---\ntitle: \"" + number + " " + phrase() + "\"\ndate: 2026-01-01\nauthor: " + phrase() + "\nlang: "
                + (chinese ? "zh" : "en") + "\n---\n\n" + paragraph() + "\n\n";
    }

    private String block(int number) {
        return switch (number % 9) {
            case 0 -> "## " + phrase();
            case 3 -> list("- ");
            case 5 -> table();
            case 6 -> "> " + paragraph();
            case 7 -> list("1. ");
            case 8 -> "```sh\ncp -a " + WORDS.get(chance.nextInt(WORDS.size())) + "/ backup/ # " + phrase() + "\n```";
            default -> paragraph();
        };
    }

    private String list(String marker) {
        return IntStream.range(0, 4).mapToObj(i -> marker + marked(phrase())).collect(Collectors.joining("\n"));
    }

    private String table() {
        return "| " + phrase() + " | " + phrase() + " | n |\n|---|---|--:|\n"
                + IntStream.range(0, 4)
                        .mapToObj(row -> "| " + phrase() + " | " + marked(phrase()) + " | " + row + " |")
                        .collect(Collectors.joining("\n"));
    }

    private String paragraph() {
        return IntStream.range(0, 6).mapToObj(i -> marked(phrase())).collect(Collectors.joining(chinese ? "，" : ", "))
                + (chinese ? "。" : ".");
    }

    private String marked(String phrase) {
        return switch (chance.nextInt(12)) {
            case 0 -> "**" + phrase + "**";
            case 1 -> "*" + phrase + "*";
            case 2 -> "`" + phrase + "`";
            case 3 -> "[" + phrase + "](https://example.org/" + chance.nextInt(1000) + "?a=1&b=2)";
            default -> phrase;
        };
    }

    private String phrase() {
        if (chinese) {
            return PHRASES.get(chance.nextInt(PHRASES.size())) + PHRASES.get(chance.nextInt(PHRASES.size()));
        }
        return IntStream.range(0, 4 + chance.nextInt(6))
                .mapToObj(i -> WORDS.get(chance.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }
}
