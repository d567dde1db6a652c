package gazette.articles.body;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazyImagesTest {
    private static final String SHOWN = "https://p.example/three.png";

    /// What stands in `src` until a script comes.
    private static final List<String> PLACEHOLDERS = List.of(
            "",
            "src=''",
            "src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'",
            "src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E\" class=lazyload",
            "src='https://p.example/ph.png' class=lazy",
            "src='/static/image/common/none.gif'",
            "src='https://p.example/img/blank.gif'",
            "src='about:blank'",
            "src='#'");

    private static final List<String> ATTRIBUTES = List.of(
            "data-src=%s",
            "data-original=%s",
            "data-lazy-src=%s",
            "data-actualsrc=%s",
            "data-cfsrc=%s",
            "data-ezsrc=%s",
            "data-lazy=%s style='opacity: 0; transition: opacity 1s'",
            "real_src=%s",
            "data-src='/blank.gif' data-original=%s");

    /// Names that scripts of the day invented, and sets: they count where `src` shows nothing.
    private static final List<String> WEAK_ATTRIBUTES = List.of(
            "file=%s",
            "data-my-picture=%s",
            "srcset='https://p.example/s.png 10w, %s 333w'",
            "data-srcset='%s 2x, https://p.example/s.png 1x'",
            "data-lazy-srcset='https://p.example/s.png 10w,%s 333w'",
            "srcset='data:image/gif;base64,R0lGODlhAQABAAAAACw= 1w' data-srcset='%s 1w'");

    private static final List<String> WRAPPERS = List.of(
            "<p>%s</p>",
            "<figure><a href='/x'>%s</a></figure>",
            "<picture><source type='image/avif' srcset='https://p.example/three.avif'>%s</picture>",
            "<div><span>%s</span><noscript><img src='https://p.example/three.png?full'></noscript></div>",
            "<div>%s\n<noscript>&lt;img src='https://p.example/three.png?full'&gt;</noscript></div>",
            "<div><noscript><img src='https://p.example/three.png?full'></noscript>%s</div>");

    static Stream<String> shapes() {
        return WRAPPERS.stream()
                .flatMap(wrapper -> PLACEHOLDERS.stream()
                        .flatMap(src -> Stream.concat(
                                        ATTRIBUTES.stream(),
                                        WEAK_ATTRIBUTES.stream().filter(_ -> !src.contains("ph.png")))
                                .map(attribute -> wrapper.formatted(
                                        "<img alt=p " + src + " " + attribute.formatted(SHOWN) + " >"))));
    }

    @Test
    void whateverAttributeHasTheAddressAndWhateverStandsInItsPlaceItIsShownOnce() {
        assertThat(shapes())
                .hasSizeGreaterThan(500)
                .allSatisfy(shape -> assertThat(images(shape)).containsExactly(SHOWN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<picture><source srcset='%s'><img alt=p></picture>",
                "<picture><source type='image/avif' srcset='/a.avif'><source type='image/webp' srcset='%s'></picture>",
                "<picture><source media='(prefers-color-scheme: dark)' srcset='/d.png'><source srcset='%s 1x'></picture>",
                "<picture><source data-srcset='%s 800w'><img src='data:,' data-sizes=auto></picture>",
                "<picture><source srcset='/big.webp 2000w'><img src='%s'></picture>",
                "<img src='%s' srcset='/big.png 2000w, /small.png 100w'>",
                "<noscript><img src='%s'></noscript>",
                "<noscript><picture><source srcset='/x.webp'><img src='%s'></picture></noscript>",
                "<p>Text.</p><noscript>&lt;img src=\"%s\"&gt;</noscript>",
                "<p>Text.</p><noscript><figure><img src='%s'></figure></noscript>",
                "<a href=/x><img src='data:,'></a><noscript><a href=/x><img src='%s'></a></noscript>",
                "<img src='data:,' aria-hidden=true><picture><source srcset='%s'><img></picture><noscript><img src=/n.png></noscript>",
                "<img src='https://p.example/tiny.jpg?q=20'><noscript><img src='%s'></noscript>",
                "<amp-img src='%s' width=4 height=3><noscript><img src='/n.png'></noscript></amp-img>",
                "<img src='/a,b,c/w_1,h_2/ph.png' data-src='%s'>",
                "<img src='data:,' data-src='%s'><noscript><img src='/t.gif' width=1 height=1></noscript>",
                "<img class=lazyload src='https://p.example/blur.jpg' data-srcset='%s 800w'>",
                "<img src='data:,' srcset='/tiny.jpg 20w' data-srcset='%s 800w'>",
                "<img class=lazy src='%s' loading=lazy>",
                "<img data-src='%s'><noscript>Please switch on JavaScript.</noscript>",
                "<img data-src='%s'><img src='data:,' data-src='https://t.example/t.gif' width=1 height=1>"
            })
    void eachPictureIsThereOnce(String html) {
        assertThat(images(html.formatted(SHOWN))).containsExactly(SHOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/w_424,c_limit/two.png 424w, /w_848,c_limit/two.png   848w|/w_848,c_limit/two.png",
                "/a.png 400w, /b.png 1300w, /c.png 4000w|/b.png",
                "/a.png, /b.png 2x, /c.png 3x|/b.png",
                "/a.png 1x,/b.png 1.5x|/b.png",
                "/a.png|/a.png",
                "/a.png,|/a.png",
                "/a.png 100w 50h, /b.png 200w 100h|/b.png",
                "/a.png 1..2x|/a.png",
                ",, /a.png|/a.png",
            })
    void ofASetTheBestForALetterIsTaken(String srcset, String best) {
        assertThat(ImageCandidates.best(srcset)).contains(best);
    }

    @Test
    void aTemplateOfWidthsIsFilledIn() {
        assertThat(images("<img data-src='https://p.example/a_{width}x.jpg' data-widths='[180, 1200]'>"))
                .containsExactly("https://p.example/a_1200x.jpg");
    }

    @Test
    void aPictureThatIsCalledBlankIsShownWhereNothingTakesItsPlace() {
        assertThat(images("<img src='https://p.example/blank.png' data-caption='A blank page.'>"))
                .containsExactly("https://p.example/blank.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noscript><img src='https://t.example/t.gif' width=1 height=1></noscript>",
                "<noscript><img src='https://t.example/t' style='display:none'></noscript>",
                "<noscript>Please switch on JavaScript.</noscript>",
                "<img style='display:none' data-src='https://t.example/t.gif'>"
            })
    void whatNobodySeesStaysUnseen(String html) {
        assertThat(images("<p>Text.</p>" + html)).isEmpty();
    }

    @Test
    void inMarkdownToo() {
        assertThat(Jsoup.parse(new ArticleFixture().html("<img data-src=\"" + SHOWN + "\" alt=\"m1\">"))
                        .select("img")
                        .eachAttr("src"))
                .containsExactly(SHOWN);
    }

    private static List<String> images(String html) {
        String page = "<!doctype html><title>T</title><link rel=canonical href='https://p.example/p'><body>" + html;
        return Jsoup.parse(new ArticleFixture().read("a.html", page).article().html())
                .select("img")
                .eachAttr("src");
    }
}
