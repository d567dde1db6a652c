package gazette.articles.markup;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordMarkupTest {
    private static final String HEAD = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
            + "<meta name=Generator content='Microsoft Word 15'><title>Report</title></head><body lang=EN-US>";

    private static Article read(String body) {
        return new ArticleFixture().read("a.html", HEAD + body).article();
    }

    /// `{TEXT}` is a paragraph of a list as Word saves it, `(TEXT)` as it saves it filtered; the level is the digit.
    private static String html(String items) {
        String page = items.replaceAll(
                        "\\{(\\d) (\\S+) ([^}]*)}",
                        "<p class=MsoListParagraphCxSpMiddle style='margin-left:.5in;text-indent:-.25in;mso-list:l0 level$1 lfo1'>"
                                + "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>$2"
                                + "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>$3<o:p></o:p></p>\n")
                .replaceAll(
                        "«(\\S+) (\\S+) ([^»]*)»",
                        "<p class=MsoListParagraph style='margin-left:$1;text-indent:-.25in'><span style='font-family:Symbol'>$2"
                                + "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>$3</p>\n");
        return read(page).html().replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{1 · a}{1 · b}|<ul><li>a</li><li>b</li></ul>",
                "{1 · a}{2 o b}{2 o c}{3 § d}{1 · e}|<ul><li>a<ul><li>b</li><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul>",
                "{1 1. a}{1 2. b}|<ol><li>a</li><li>b</li></ol>",
                "{1 3) a}{1 4) b}|<ol start=\"3\"><li>a</li><li>b</li></ol>",
                "{1 1. a}{2 a. b}{2 b. c}{1 2. d}|<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>",
                "{1 1. a}{2 · b}{1 2. c}|<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
                "{1 · a}{1 1. b}|<ul><li>a</li></ul><ol><li>b</li></ol>",
                "{1 · a}<p class=MsoNormal>x</p>{1 · b}|<ul><li>a</li></ul><p>x</p><ul><li>b</li></ul>",
                "{1 · a}<p class=MsoListParagraph>more</p>{1 · b}|<ul><li><p>a</p><p>more</p></li><li>b</li></ul>",
                "{1 · a <b>b</b>}|<ul><li>a <strong>b</strong></li></ul>",
                "«.5in · a»«1.0in o b»«.5in · c»|<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
                "«36.0pt 1. a»«36.0pt 2. b»|<ol><li>a</li><li>b</li></ol>",
                "<ul type=disc><li class=MsoNormal style='mso-list:l0 level1 lfo1'>a</li></ul>|<ul><li>a</li></ul>",
                "<p class=MsoNormal>1. Not a list, a sentence.</p>|<p>1. Not a list, a sentence.</p>",
                "<p class=MsoQuote>q</p>|<blockquote><p>q</p></blockquote>",
                "<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>|<p>a</p>",
                "<xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><p class=MsoNormal>a</p>|<p>a</p>",
                "<ul class='lst-kix_a-0 start'><li>a</li></ul><ul class='lst-kix_a-1 start'><li>b</li></ul><ul class='lst-kix_a-0'><li>c</li></ul>|<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
            })
    void paragraphsOfListsAreLists(String items, String read) {
        assertThat(html(items)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p class=MsoTitle>Report<o:p></o:p></p><p class=MsoNormal>a</p>|Report",
                "<p class=MsoTitle>The whole report</p><p class=MsoNormal>a</p>|The whole report",
                "<p class=MsoNormal>Report</p><p class=MsoNormal>a</p>|Report",
                "<h1>Report</h1><p class=MsoNormal>a</p>|Report"
            })
    void theTitleIsNotRepeated(String body, String title) {
        assertThat(read(body).title()).isEqualTo(title);
        assertThat(read(body).html()).isEqualTo("<p>a</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p class=MsoNormal>a<span class=MsoCommentReference><span style='font-size:8pt'><![if !supportAnnotations]><a class=msocomanchor id='_anchor_1' href='#_msocom_1'>[PH1]</a><![endif]></span></span></p><div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id='_com_1' class=msocomtxt><p class=MsoCommentText>Check this!</p></div></div></div>|<p>a</p>",
                "<p class=MsoNormal>a<a class=msocomanchor href='#_msocom_1'>[PH1]</a></p><p class=MsoCommentText>Check this!</p>|<p>a</p>",
                "<p class=MsoNormal>a <del cite='mailto:Piet' datetime='2026-11-18T09:13'>old </del><ins cite='mailto:Piet' datetime='2026-11-18T09:13'>new</ins></p>|<p>a <ins>new</ins></p>",
                "<p class=MsoNormal><del datetime='2026-11-18T09:13'>old</del></p><p class=MsoNormal>a</p>|<p>a</p>",
                "<p class=MsoNormal>a <s>wrong</s> <del>gone</del></p>|<p>a <s>wrong</s> <del>gone</del></p>",
                "<p><span>a</span><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p><div style='border:1px solid black'><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Check this!</span></p></div>|<p>a</p>"
            })
    void whatReviewersSayIsNotPublished(String body, String read) {
        assertThat(read(body).html().replace("\n", "")).isEqualTo(read);
    }

    @Test
    void theLanguageIsThatOfTheDocument() {
        String page = HEAD.replace("lang=EN-US", "lang=DE") + "<p class=MsoNormal>a</p>";
        assertThat(new ArticleFixture().read("a.html", page).article().lang()).isEqualTo("de");
    }

    @Test
    void whatIsPastedFromWordIntoMarkdownIsAListToo() {
        assertThat(
                        new ArticleFixture()
                                .html(
                                        "<p class=\"MsoListParagraph\" style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">·&nbsp;</span>a</p>"))
                .isEqualTo("<ul><li>a</li></ul>");
    }
}
