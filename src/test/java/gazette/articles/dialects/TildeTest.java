package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only two tildes strike. One is a range, an estimate, a home folder, a wave.
class TildeTest {
    private static final List<String> RANGES = List.of(
            "10:00~12:00 / 14:00~18:00",
            "5~10 euros, 20~30 kg",
            "周一~周五，9点~18点",
            "1~2个月，3~4个月",
            "100円~200円、1月~3月",
            "1~2만원, 3~4주",
            "~5 min or ~10 min",
            "~/bin and ~/lib",
            "5~10~15",
            "A~B~C",
            "H~2~O and CO~2~",
            "x~i~ + x~j~",
            "1~ and 2~",
            "~a~",
            "(~5) and (~6)",
            "**5~10** and 15~20",
            "“3~4”，“5~6”",
            "好~ 是的~",
            "2024~2025，2026~",
            "p.3~5, p.7~9",
            "~~~5~~~",
            "5~~~10",
            "1~2 ~~~ 3~4",
            "－5~＋5，－3~＋3");
    private static final List<String> PLACES =
            List.of("%s", "- %s", "> %s", "# %s", "| %s | x |\n|---|---|\n| %s | y |", "*%s*");

    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void aRangeIsPrintedAsItIsWritten() {
        List<String> wrong = new ArrayList<>();
        for (String range : RANGES) {
            for (String place : PLACES) {
                Article article = fixture.article("Open: x\n\n" + place.replace("%s", range));
                boolean isFence = range.startsWith("~~~") || range.contains("**");
                if (article.html().contains("<del>")
                        || (!isFence && !article.text().replaceAll("\\s+", " ").contains(range))) {
                    wrong.add(article.html());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ~~gone~~ | <del>gone</del>
                    a ~~b~~ c~d ~~e~~ | a <del>b</del> c~d <del>e</del>
                    5~10 ~~20~30~~ 40~50 | 5~10 <del>20~30</del> 40~50
                    原价~~100元~~，现价50~60元 | 原价<del>100元</del>，现价50~60元
                    ~~旧。~~新，1~2天 | <del>旧。</del>新，1~2天
                    ~~「旧」~~新 | <del>「旧」</del>新
                    ~~**a~b**~~ | <del><strong>a~b</strong></del>
                    `1~2` and `~~x~~` | <code>1~2</code> and <code>~~x~~</code>
                    \\~~a~~ | ~~a~~
                    """)
    void onlyTwoTildesStrike(String markdown, String html) {
        assertThat(fixture.html(markdown)).isEqualTo("<p>" + html + "</p>");
    }
}
