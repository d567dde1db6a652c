package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WeChatMarkdownFormatTest {
    private static final Path REAL = Path.of("../shared/seeds").toAbsolutePath().normalize();

    private static Elements blocks(Article article) {
        return Jsoup.parseBodyFragment(article.html()).body().children();
    }

    private static List<String> textsOf(Article article, String query) {
        return Jsoup.parseBodyFragment(article.html()).select(query).eachText();
    }

    /// What the source says, without its markup and white space.
    private static String wordsOfSource(String body) {
        return body.replaceAll("!\\[]\\([^)]*\\)", "")
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("(?m)^>", "")
                .replace("**", "")
                .replaceAll("\\s", "");
    }

    private static String wordsOfHtml(String html) {
        return Jsoup.parse(html.replaceAll("<[^>]*>", "")).text().replaceAll("\\s", "");
    }

    @Nested
    class AnExport {
        private final ParsedArticle read = (ParsedArticle) new ArticleFixture().parse("wechat-wrapped-with-tail.txt");
        private final Article article = read.article();

        @Test
        void labelledLinesBecomeTheMetadata() {
            assertThat(article.title()).isEqualTo("没有标题里的井号，只有标题");
            assertThat(article.author()).contains("机器之心");
            assertThat(article.byline().place()).contains("四川");
            assertThat(article.cover()).contains("https://mmbiz.qpic.cn/sz_mmbiz_jpg/cover/300");
            assertThat(article.lang()).isEqualTo("zh");
            assertThat(article.html()).doesNotContain("文章作者", "发布", "原文链接", "封面");
        }

        @Test
        void timesAreChinaStandardTimeWhateverTheZoneOfTheSettings() {
            assertThat(article.published()).contains(OffsetDateTime.parse("2025-01-01T12:05+08:00"));
        }

        @Test
        void theLinkBecomesHttpsAndKeepsEveryParameterAndTheFragment() {
            assertThat(article.link())
                    .contains("https://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=2650949806&idx=1&sn=14890e6f"
                            + "&chksm=84e7#rd");
            assertThat(article.key()).isEqualTo(article.link().orElseThrow());
        }

        @Test
        void twoTrailingSpacesEndAParagraph() {
            assertThat(blocks(article).eachText())
                    .containsExactly(
                            "机器之心报道",
                            "机器之心编辑部",
                            "《连线》曾把 PageRank 彻底革新了互联网搜索方式这件事，写成一句。",
                            "几天前，OpenAI 宣布组织结构调整，裂变成了一家营利性公司。",
                            "一位「爱因斯坦级别的天才」表达了感谢。",
                            "他并没有博士学位；他说：最感兴趣的是对话。",
                            "整段加粗而以句号结尾。",
                            "小标题",
                            "最后一段。");
            assertThat(article.html()).doesNotContain("<br");
        }

        @Test
        void anImageIsABlockOfItsOwn() {
            assertThat(blocks(article).stream().filter(b -> !b.select("img").isEmpty()))
                    .hasSize(3)
                    .allSatisfy(b -> assertThat(b.nameIs("p") && !b.hasText()).isTrue());
        }

        @Test
        void boldThroughoutIsAHeadingUnlessItEndsInAFullStop() {
            assertThat(textsOf(article, "h2")).containsExactly("机器之心编辑部", "小标题");
            assertThat(textsOf(article, "h2 strong")).isEmpty();
            assertThat(textsOf(article, "strong")).containsExactly("爱因斯坦级别的天才", "他并没有博士学位", "最感兴趣的是对话。", "整段加粗而以句号结尾。");
        }

        @Test
        void theTailIsCutAndReported() {
            assertThat(article.html()).doesNotContain("THE END", "转载", "tail");
            assertThat(read.notes()).containsExactly("cut 3 blocks from '© THE END' on, as cut_after says");
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Nested
    class TheRealArticle {
        private Article article;
        private String source;

        @BeforeEach
        void read() throws IOException {
            assumeTrue(Files.isDirectory(REAL));
            try (Stream<Path> files = Files.list(REAL)) {
                Path file = files.filter(f -> f.toString().endsWith(".txt"))
                        .findFirst()
                        .orElseThrow();
                source = Files.readString(file);
                article = ((ParsedArticle) new ArticleFixture(REAL)
                                .parse(file.getFileName().toString()))
                        .article();
            }
        }

        @Test
        void itHas29BlocksOfTextAnd11Pictures() {
            Elements blocks = blocks(article);
            assertThat(blocks).hasSize(40);
            assertThat(blocks.stream().filter(Element::hasText)).hasSize(29);
            assertThat(blocks.stream().filter(b -> b.select("img").size() == 1)).hasSize(11);
            assertThat(article.html()).doesNotContain("<br");
        }

        @Test
        void noCharacterIsLostOrInvented() {
            String body = source.substring(source.indexOf("机器之心报道"), source.indexOf("© THE END"));
            assertThat(wordsOfHtml(article.html())).isEqualTo(wordsOfSource(body));
        }

        @Test
        void itsHeadIsRead() {
            assertThat(article.title()).isEqualTo("没有博士学位却开启了GPT时代，奥特曼盛赞Alec Radford，爱因斯坦级天才");
            assertThat(article.author()).contains("机器之心");
            assertThat(article.published().map(Object::toString)).contains("2025-01-01T12:05+08:00");
            assertThat(article.byline().place()).contains("四川");
            assertThat(article.link().orElseThrow())
                    .isEqualTo(source.lines()
                            .filter(l -> l.startsWith("原文链接: "))
                            .findFirst()
                            .orElseThrow()
                            .replace("原文链接: http:", "https:"));
            assertThat(article.cover().orElseThrow())
                    .startsWith("https://mmbiz.qpic.cn/")
                    .endsWith("/300");
        }

        @Test
        void itsLinksQuoteHeadingsAndBoldAreKept() {
            assertThat(textsOf(article, "blockquote")).hasSize(1);
            assertThat(textsOf(article, "a"))
                    .containsExactly("OpenAI 宣布组织结构调整", "刚刚，OpenAI 元老级研究员 Alec Radford 离职，他主导了 GPT-1、GPT-2 的研发");
            assertThat(textsOf(article, "h2")).containsExactly("机器之心编辑部", "Alec Radford 的人生故事");
            assertThat(textsOf(article, "strong"))
                    .containsExactly("爱因斯坦级别的天才", "他并没有博士学位，也没有硕士学位", "最感兴趣的是让神经网络与人类进行清晰的对话。");
            assertThat(article.html()).contains("</strong>」", "</strong>；");
        }
    }
}
