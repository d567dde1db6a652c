package gazette.articles.heads;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParsedArticle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads as other tools write them.
class ForeignHeadsTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void aHeadOfHugoInTomlIsRead() {
        ParsedArticle parsed = fixture.read("""
                +++
                title = "On clay"
                date = 2026-11-03T08:15:00+01:00
                lastmod = 2026-11-04
                draft = false
                tags = ["kiln", "glaze"]
                categories = ["craft"]
                description = "Why it cracks."
                aliases = ["/old/"]
                weight = 10
                slug = "on-clay"
                [params]
                  author = "Ada Q."
                  math = true
                  [params.cover]
                    image = "https://example.org/c.png"
                [taxonomies]
                  tags = ["mud"]
                [[resources]]
                  src = "x.png"
                +++

                Text.
                """);
        Article article = parsed.article();
        assertThat(article.title()).isEqualTo("On clay");
        assertThat(article.published()).hasToString("Optional[2026-11-03T08:15+01:00]");
        assertThat(article.tags()).containsExactly("kiln", "glaze", "mud", "craft");
        assertThat(article.summary()).isEqualTo("Why it cracks.");
        assertThat(article.author()).contains("Ada Q.");
        assertThat(article.cover()).contains("https://example.org/c.png");
        assertThat(article.options().slug()).contains("on-clay");
        assertThat(article.text()).isEqualTo("Text.");
        assertThat(parsed.warnings()).isEmpty();
    }

    @Test
    void aHeadOfJekyllIsRead() {
        Article article = fixture.read("2026-11-02-mud-and-fire.md", """
                ---
                layout: post
                tags: a b c
                categories: pottery fire
                header:
                  teaser: https://example.org/t.png
                author:
                  name: Jo
                  email: jo@example.org
                excerpt: "<p>Short &amp; sweet.</p>"
                permalink: /:categories/:title/
                ---
                Text.
                """).article();
        assertThat(article.title()).isEqualTo("Mud And Fire");
        assertThat(article.published()).hasToString("Optional[2026-11-02T00:00+01:00]");
        assertThat(article.tags()).containsExactly("a", "b", "c", "pottery", "fire");
        assertThat(article.author()).contains("Jo");
        assertThat(article.cover()).contains("https://example.org/t.png");
        assertThat(article.summary()).isEqualTo("Short & sweet.");
        assertThat(article.options().slug()).isEmpty();
    }

    @Test
    void thePropertiesOfNotionAreReadAndNotPrinted() {
        ParsedArticle parsed = fixture.read("""
                # Trip report

                Created: November 2, 2026 8:15 AM
                Created by: Mara Lindqvist
                Tags: mail, slow travel
                Status: Done
                Dates: November 5, 2026 → November 7, 2026
                Mood board: blue

                Text after.
                """);
        Article article = parsed.article();
        assertThat(article.title()).isEqualTo("Trip report");
        assertThat(article.published()).hasToString("Optional[2026-11-02T08:15+01:00]");
        assertThat(article.author()).contains("Mara Lindqvist");
        assertThat(article.tags()).containsExactly("mail", "slow travel");
        assertThat(article.text()).isEqualTo("Text after.");
        assertThat(article.options().draft()).isFalse();
        assertThat(parsed.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "articles/a.md:7: the keys 'Dates', 'Mood board' are unknown and were passed over; known are ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note: the lines below are text.",
                "Summary: it rained.",
                "Status: all is well with us today.",
                "The year is: 2026",
                "Date: soon, they said",
                "Author: Mara\nand some text",
                "Tags: x\n\tand code"
            })
    void sentencesWithAColonBelowATitleStayText(String text) {
        assertThat(fixture.read("# Title\n\n" + text + "\n\nMore.")
                        .article()
                        .text()
                        .replaceAll("\\s+", " "))
                .isEqualTo(text.replaceAll("\\s+", " ") + " More.");
    }

    @Test
    void theHeadOfPelicanIsRead() {
        Article article = fixture.read("""
                Title: My super post
                Date: 2026-11-03 10:20
                Modified: 2026-11-05 19:30
                Category: Python
                Tags: pelican, slow publishing
                Slug: my-super-post
                Authors: Alexis M, Conan D
                Summary: Short version
                    for index and feeds

                This is the content.
                """).article();
        assertThat(article.title()).isEqualTo("My super post");
        assertThat(article.published()).hasToString("Optional[2026-11-03T10:20+01:00]");
        assertThat(article.tags()).containsExactly("pelican", "slow publishing", "Python");
        assertThat(article.author()).contains("Alexis M, Conan D");
        assertThat(article.summary()).isEqualTo("Short version for index and feeds");
        assertThat(article.text()).isEqualTo("This is the content.");
    }

    @Test
    void linesOfModulesInMdxAreNotPrinted() {
        Article article = fixture.read("""
                ---
                title: MDX
                ---
                import Chart from '../components/Chart.astro'
                import {
                  Tabs,
                  Tab,
                } from "@/ui";
                import "./style.css";

                export const meta = {
                  a: [1, 2],

                  b: () => { return 3 },
                }
                export default Layout

                import taxes are high. export licences, too.
                """).article();
        assertThat(article.text()).isEqualTo("import taxes are high. export licences, too.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export const meta = { title: 'T', date: \"2026-11-02\", draft: true };",
                "export const metadata = {\n  title: 'T',\n\n  published: false,\n}",
                "import x from 'y'\nexport const frontmatter = {\n  title: 'T',\n  tags: ['a'],\n  status: 'draft',\n} as const;",
                "export const post = {title:'T',draft:true,render(){ return {} }}"
            })
    void aDraftInWhatAModuleExportsIsHeld(String module) {
        Article article = fixture.read(module + "\n\n# T\n\nText.").article();
        assertThat(article.options().draft()).isTrue();
        assertThat(article.title()).isEqualTo("T");
        assertThat(article.text()).isEqualTo("Text.");
    }

    @Test
    void whatANotionPageInHtmlSaysIsReadAndNotPrinted() {
        ParsedArticle parsed = fixture.read("""
                <html><head><title>Trip</title></head><body><article class="page sans"><header>
                <h1 class="page-title">Trip</h1><table class="properties"><tbody>
                <tr class="property-row property-row-status"><th>Status</th><td><span class="status-value">In progress</span></td></tr>
                <tr><th>Tags</th><td><span class="selected-value">slow travel</span><span class="selected-value">mail</span></td></tr>
                <tr><th>Publish on</th><td><time>@November 5, 2026</time></td></tr>
                <tr><th>Hidden</th><td><div class="checkbox checkbox-off"></div></td></tr>
                </tbody></table></header><div class="page-body"><p>Text.</p></div></article></body></html>
                """);
        assertThat(parsed.article().text()).isEqualTo("Text.");
        assertThat(parsed.article().tags()).containsExactly("slow travel", "mail");
        assertThat(parsed.article().options().draft()).isTrue();
        assertThat(parsed.article().options().sendAfter()).hasToString("Optional[2026-11-04T23:00:00Z]");
        assertThat(parsed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status\" content=\"draft", "Draft\" content=\"True", "published\" content=\"no"})
    void aDraftInAMetaElementIsHeld(String meta) {
        assertThat(fixture.read("<html><head><title>T</title><meta name=\"" + meta
                                + "\"></head><body><p>x</p></body></html>")
                        .article()
                        .options()
                        .draft())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-03 08:15:00 +0800 CST      | 2026-11-03T08:15+08:00
            2026-11-03 08:15:00 -0600 (CST)    | 2026-11-03T08:15-06:00
            2026-11-03 08:15 EST               | 2026-11-03T08:15-05:00
            November 3, 2026                   | 2026-11-03T00:00+01:00
            Tue Nov 03 2026 08:15:00 GMT+0000 (UTC) | 2026-11-03T08:15Z
            3 Nov 26 08:15                     | 2026-11-03T08:15+01:00
            """)
    void datesOfOtherToolsAreRead(String written, String date) {
        assertThat(fixture.read("---\ntitle: T\ndate: " + written + "\n---\nText.")
                        .article()
                        .published())
                .hasToString("Optional[" + date + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last Modified", "git Created", "today", "now", "last-modified"})
    void aDateThatAnotherToolFillsInIsNone(String written) {
        assertThat(fixture.read("---\ntitle: T\ndate: " + written + "\n---\nText.")
                        .article()
                        .published())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lang: de        | de
            language: pt_br | pt-BR
            language: German | de
            lang: Deutsch   | de
            locale: zh-CN   | zh-CN
            language: Klingon | en
            """)
    void theLanguageIsFoundByTagOrName(String line, String lang) {
        assertThat(fixture.read("---\ntitle: T\n" + line + "\n---\nText.")
                        .article()
                        .lang())
                .isEqualTo(lang);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            author: [A, B]                                     | A, B
            author: {name: A, url: https://a.example}          | A
            authors: [{name: A}, {name: B, title: Chief}]      | A, B
            authors: jo                                        | jo
            byline: Ann                                        | Ann
            author: "[[Mara]]"                                 | Mara
            Authors: {jane: {name: Jane Doe}}                  | Jane Doe
            extra: {author: Zo}                                | Zo
            """)
    void anAuthorIsFoundInEveryShape(String line, String author) {
        ParsedArticle parsed = fixture.read("---\ntitle: T\n" + line + "\n---\nText.");
        assertThat(parsed.article().author()).contains(author);
        assertThat(parsed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags: a b c                                        | a;b;c
            tags: "#mail #dev/tools"                           | mail;dev/tools
            tags: ["#mail", long reads]                        | mail;long reads
            tags: long reads, mail                             | long reads;mail
            tags: [{name: a, slug: x}, {label: b}]             | a;b
            categories: [[Sports, Ball], [Games]]              | Sports;Ball;Games
            category: Machine learning                         | Machine learning
            keywords: slow web, feeds                          | slow web;feeds
            tag: news                                          | news
            {tags: [a], categories: [a, b], keywords: c}       | a;b;c
            """)
    void tagsAreFoundInEveryShape(String line, String tags) {
        ParsedArticle parsed = fixture.read(
                line.startsWith("{")
                        ? "---\n" + line.replace("{", "{title: T, ") + "\n---\nText."
                        : "---\ntitle: T\n" + line + "\n---\nText.");
        assertThat(parsed.article().tags()).containsExactly(tags.split(";"));
        assertThat(parsed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cover: https://e.org/c.png",
                "cover: {image: https://e.org/c.png, alt: x}",
                "image: {path: https://e.org/c.png}",
                "images: [https://e.org/c.png, https://e.org/d.png]",
                "featured_image: https://e.org/c.png",
                "featuredImage: https://e.org/c.png",
                "feature_image: https://e.org/c.png",
                "coverImage: https://e.org/c.png",
                "thumbnail: https://e.org/c.png",
                "heroImage: {src: https://e.org/c.png}",
                "header: {overlay_image: https://e.org/c.png}",
                "banner: '![alt](https://e.org/c.png \"t\")'",
                "{cover: false, og_image: https://e.org/c.png}"
            })
    void aCoverIsFoundInEveryShape(String line) {
        String head = line.startsWith("{") ? line.replace("{", "{title: T, ") : "title: T\n" + line;
        ParsedArticle parsed = fixture.read("---\n" + head + "\n---\nText.");
        assertThat(parsed.article().cover()).contains("https://e.org/c.png");
        assertThat(parsed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-02-some-title.md            | Some Title      | 2026-11-02
            2026-11-02-some-title.zh.md         | Some Title      | 2026-11-02
            2026_11_02_some_title.markdown      | Some Title      | 2026-11-02
            2026-11-02 Some title.md            | Some title      | 2026-11-02
            20261102-some-title.md              | Some Title      | 2026-11-02
            posts/2026-11-02-some-title/index.md | Some Title     | 2026-11-02
            posts/2026/11/02/some-title.md      | Some Title      | 2026-11-02
            posts/2026/11/02-some-title.md      | Some Title      | 2026-11-02
            2026-11-02-0815.some-title.md       | Some Title      | 2026-11-02
            2026-11-02.some-title.md            | Some Title      | 2026-11-02
            2026-11-02-灯.md                     | 灯              | 2026-11-02
            """)
    void dateAndTitleAreTakenFromTheName(String name, String title, String day) {
        Article article = fixture.read(name, "Text.").article();
        assertThat(article.title()).isEqualTo(title);
        assertThat(article.published().orElseThrow().toLocalDate()).hasToString(day);
        assertThat(fixture.read(name, "---\ntitle: Own\ndate: 2026-01-01\n---\nText.")
                        .article()
                        .title())
                .isEqualTo("Own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_drafts/x.md", "blog/_drafts/deep/x.md", "Drafts/x.md", "source/_Drafts/2026-11-02-x.md"})
    void whatLiesInAFolderForDraftsIsADraft(String name) {
        assertThat(fixture.read(name, "# T\n\nText.").article().options().draft())
                .isTrue();
        assertThat(fixture.read(name.replaceAll("(?i)_?drafts", "notes"), "# T\n\nText.")
                        .article()
                        .options()
                        .draft())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-02-x.md", "2024-2025-reports.md", "1234-x.md", "2026.md"})
    void namesWithOtherNumbersGiveNoDate(String name) {
        assertThat(fixture.read(name, "# T\n\nText.").article().published()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ---\\ntitle: T\\ndraft: true\\n\\nText.               | 1 | has no end
            \\n\\n---\\ndraft: true\\n\\nText.                     | 3 | has no end
            ---\\n\\ndraft: true\\n\\nText.                       | 1 | has no end
            +++\\ntitle = "T"\\ndraft = true\\n\\n# T             | 1 | has no end
            +++\\ntitle = "T"\\ndraft = True\\n+++\\nText.        | 3 | not TOML
            +++\\ntitle: T\\ndraft: true\\n+++\\nText.            | 2 | not TOML
            +++\\ndraft = true\\ndraft = false\\n+++\\nText.      | 3 | not TOML
            {"title": "T",\\n"draft": true\\n\\nText.            | 4 | not JSON
            {"title": "T"\\n"draft": true}\\nText.               | 2 | not JSON
            {title: "T", draft: true}\\nText.                    | 1 | not JSON
            ---json\\n{"title": "T"}\\n,"draft": true\\n---\\nText. | 3 | not JSON
            ;;;\\n"title": "T"},\\n{"draft": true\\n;;;\\nText. | 2 | not JSON
            {"draft": true,\\n"draft": false}\\nText.            | 2 | not JSON
            ---\\ntitle: T\\n\\tdraft: true\\n---\\nText.          | 3 | not YAML
            ---\\ntitle: A: b\\ndraft: true\\n---\\nText.         | 2 | not YAML
            ---\\ntitle: T\\ndraft true\\n---\\nText.             | 3 | not YAML
            ---js\\n{ title: "T" }\\n---\\nText.                  | 1 | is written in 'js'
            —\\ntitle: T\\ndraft: true\\n—\\nText.                | 1 | is not '---'
            --\\ntitle: T\\ndraft: true\\n--\\nText.              | 1 | is not '---'
            - - -\\ntitle: T\\ndraft: true\\n- - -\\nText.        | 1 | is not '---'
            ***\\ntitle: T\\ndraft: true\\n***\\nText.            | 1 | is not '---'
            ```yaml\\ntitle: T\\ndraft: true\\n```\\nText.        | 1 | is not '---'
            ---\\ntitle: T\\n---\\n---\\ndraft: a: b\\n---\\nText. | 5 | not YAML
            ---\\n.title = "T",\\n.draft = true,\\n---\\nText.   | 2 | holds no keys
            ---\\ntitle = "T"\\ndraft = true\\n---\\nText.       | 2 | holds no keys
            Title: T\\nDraft: true\\nText of it.                 | 3 | a line without a key
            ---\\ntitle: T\\ndraft: maybe\\n---\\nText.           | 3 | neither true nor false
            ---\\ntitle: T\\npublished: {a: b}\\n---\\nText.      | 3 | neither true nor false
            ---\\ntitle: T\\nstatus: somewhere\\n---\\nText.      | 3 | does not tell whether
            ---\\ntitle: T\\npublishDate: soon\\n---\\nText.      | 3 | no date that exists
            ---\\ntitle: T\\nexpiryDate: 2026-02-30\\n---\\nText. | 3 | no date that exists
            """)
    void aHeadThatCannotBeReadHoldsItsArticleAndNamesTheLine(String text, int line, String problem) {
        assertThat(fixture.faults(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("articles/a.md:" + line + ": ")
                .contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n\n# T\n\nText.",
                "# T\n\n---\n\nText.",
                "# T\n\n{ x } Text.",
                "# T\n\n+++ Text.",
                "# T\n\nimport java.util.List;"
            })
    void whatIsNoHeadIsText(String text) {
        assertThat(fixture.faults(text)).isEmpty();
        assertThat(fixture.warnings(text)).isEmpty();
    }

    @Test
    void layoutKeysAreKnownInSilenceAndUnknownOnesGiveOneWarning() {
        String layout =
                "layout: post\ncssclasses: wide\nShowToc: true\nmath: true\naliases: [a]\nweight: 1\ntoc: true\n";
        assertThat(fixture.warnings("---\ntitle: T\n" + layout + "---\nText.")).isEmpty();
        assertThat(fixture.warnings("---\ntitle: T\n" + layout + "kiln: 1\nglaze: {a: 1}\n---\nText."))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:10: the keys 'kiln', 'glaze' are unknown and were passed over; known are ");
    }

    @Test
    void theLinesOfTheTextKeepTheirNumbers() {
        List<String> warnings = fixture.warnings("+++\ntitle = \"T\"\n+++\n\nText.\n\n![x](none.png)\n");
        assertThat(warnings).singleElement().asString().startsWith("articles/a.md:7: ");
    }

    @Test
    void pandocsThreeLinesAreAHead() {
        Article article = fixture.read("% Mud and\n  fire\n% Jo Doe; An Other\n% 2 November 2026\n\nText.")
                .article();
        assertThat(article.title()).isEqualTo("Mud and fire");
        assertThat(article.author()).contains("Jo Doe, An Other");
        assertThat(article.published()).hasToString("Optional[2026-11-02T00:00+01:00]");
        assertThat(article.html()).isEqualTo("<p>Text.</p>");
        Article brief = fixture.read("% T\n%\n% Spring 2026\n\nText.").article();
        assertThat(brief.published()).isEmpty();
        assertThat(brief.html()).isEqualTo("<p>Text.</p>");
        assertThat(fixture.faults("% of the *people*\nstay at home.")).isNotEmpty();
    }

    @Test
    void aFaultBelowATitleOfTwoLinesNamesItsOwnLine() {
        assertThat(fixture.faults("% Mud and\n  fire\n% Jo\u202eDoe\n\nText."))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:3: 'author' has the invisible character");
    }

    @ParameterizedTest
    @CsvSource({"Mud and fire.md, ''", "Templates/Mud and fire.md, Text.", "_templates/笔记.md, Text."})
    void aNoteWithoutTextAndATemplateAreHeld(String file, String text) {
        assertThat(fixture.parse(file, ("---\ntags: a\n---\n" + text).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidArticle.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Mud and fire.md, Mud and fire",
        "notes/Version 2.1 is out.md, Version 2.1 is out",
        "笔记.md, 笔记",
        "Mud and fire.de.md, Mud and fire",
        "Mud fire 0123456789abcdef0123456789abcdef.md, Mud fire"
    })
    void aNoteIsNamedByItsFile(String file, String title) {
        assertThat(fixture.read(file, "Text.\n\n## Part").article().title()).isEqualTo(title);
        assertThat(fixture.read(file, "# Own\n\nText.").article().title()).isEqualTo("Own");
        assertThat(fixture.read(file, "---\ntitle: Head\n---\nText.").article().title())
                .isEqualTo("Head");
    }
}
