package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseSplitterTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "港口来信, 港口|来信",
                "灯下周刊, 灯下|周刊",
                "Lamplight 灯下周刊, Lamplight 灯下|周刊",
                "一座图书馆的最后一个夜晚, 一座|图书馆的|最后|一个|夜晚",
                "人工智能时代的个人博客：为什么还要自己写, 人工|智能|时代的|个人博客：|为什么还要|自己写",
                "東京の灯り：夜のサーバーを守る, 東京の|灯り：|夜の|サーバーを|守る",
                "用Java写的《邮件服务器》，2026年版, 用|Java写的|《邮件|服务器》，|2026年版",
                "“三二一”原则——说起来很短, “三二一”|原则——|说起来|很短",
                "항구에서 온 편지, 항구에서 온 편지",
                "A well-kept library, A well-kept library",
                "Zürich, Zürich",
            })
    void linesBreakBetweenWords(String text, String parts) {
        assertThat(String.join("|", PhraseSplitter.split(text))).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三份备份、两种介质、一次演练：给普通人的数据备忘录",
                "他说：“走吧！”——于是（大家）都走了……",
                "「夜」と『昼』、その間",
                "什么？！真的？。。。",
                "標題（上）・標題〈下〉；完",
                "“”，。",
                "，",
                "",
                " 你 好 ",
                "𠮷野家〜新しい店",
            })
    void punctuationStaysWithItsWord(String text) {
        List<String> parts = PhraseSplitter.split(text);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts.stream().skip(1)).noneMatch(part -> part.matches("(?s)[，。、：；！？…—」』）〉》”・〜\\s].*"));
        assertThat(parts.subList(0, Math.max(0, parts.size() - 1))).noneMatch(part -> part.matches("(?s).*[「『（〈《“]"));
    }

    @Test
    void manyThreadsSplitAtOnce() throws Exception {
        List<String> alone = PhraseSplitter.split("人工智能时代的个人博客：为什么还要自己写");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = threads.invokeAll(IntStream.range(0, 400)
                    .mapToObj(i -> (Callable<List<String>>)
                            () -> PhraseSplitter.split(i % 2 == 0 ? "人工智能时代的个人博客：为什么还要自己写" : "港口来信"))
                    .toList());
            for (int i = 0; i < 400; i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? alone : List.of("港口", "来信"));
            }
        }
    }
}
