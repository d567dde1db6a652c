package gazette.articles.markup;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMediaTest {
    private static ParsedArticle parsed(String lang, String html) {
        String head = "<title>T</title><link rel=canonical href='https://p.example/a/'>";
        return new ArticleFixture().read("a.html", "<!doctype html><html lang=" + lang + ">" + head + "<body>" + html);
    }

    private static Article read(String html) {
        return parsed("en", html).article();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//www.youtube.com/embed/lmn456?feature=oembed|https://www.youtube.com/watch?v=lmn456|Watch: YouTube",
                "https://www.youtube-nocookie.com/embed/lmn-4_6|https://www.youtube.com/watch?v=lmn-4_6|Watch: YouTube",
                "https://www.youtube.com/v/abc123?version=3|https://www.youtube.com/watch?v=abc123|Watch: YouTube",
                "https://youtu.be/abc123|https://www.youtube.com/watch?v=abc123|Watch: YouTube",
                "https://www.youtube.com/embed/videoseries?si=1&list=PL1|https://www.youtube.com/playlist?list=PL1|Watch: YouTube",
                "//player.vimeo.com/video/778899|https://vimeo.com/778899|Watch: Vimeo",
                "https://player.vimeo.com/video/778899?h=1a2b&badge=0|https://vimeo.com/778899/1a2b|Watch: Vimeo",
                "https://www.dailymotion.com/embed/video/x8abc|https://www.dailymotion.com/video/x8abc|Watch: Dailymotion",
                "//player.bilibili.com/player.html?aid=1&bvid=BV1xx&page=1|https://www.bilibili.com/video/BV1xx/|Watch: Bilibili",
                "https://v.qq.com/txp/iframe/player.html?origin=x&vid=a0b1&autoplay=0|https://v.qq.com/x/page/a0b1.html|Watch: 腾讯视频",
                "https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl&vid=wxv_1|https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl&vid=wxv_1|Watch: 微信",
                "https://player.youku.com/embed/XNDE=|https://v.youku.com/v_show/id_XNDE=.html|Watch: 优酷",
                "https://embed.ted.com/talks/jo_doe_on_ink|https://www.ted.com/talks/jo_doe_on_ink|Watch: TED",
                "https://player.twitch.tv/?video=v123&parent=x|https://www.twitch.tv/videos/123|Watch: Twitch",
                "https://www.tiktok.com/embed/v2/7123|https://www.tiktok.com/@/video/7123|Watch: TikTok",
                "https://tube.example/videos/embed/9c9de5e8|https://tube.example/w/9c9de5e8|Watch: PeerTube",
                "https://archive.org/embed/ink_1950|https://archive.org/details/ink_1950|Watch: Internet Archive",
                "https://open.spotify.com/embed/episode/4x?utm=1|https://open.spotify.com/episode/4x|Listen: Spotify",
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=f50|https://soundcloud.com/a/b|Listen: SoundCloud",
                "https://embed.podcasts.apple.com/us/podcast/x/id1|https://podcasts.apple.com/us/podcast/x/id1|Listen: Apple Podcasts",
                "https://codepen.io/jo/embed/preview/abc?x=1|https://codepen.io/jo/pen/abc|Open: CodePen",
                "https://www.instagram.com/p/Cab/embed/captioned|https://www.instagram.com/p/Cab/|Open: Instagram",
                "https://social.example/@jo/110/embed|https://social.example/@jo/110|Open: Mastodon",
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fjo%2Fvideos%2F1%2F&show_text=0|https://www.facebook.com/jo/videos/1/|Open: facebook.com",
                "https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc&url=1|https://www.youtube.com/watch?v=abc|Watch: YouTube",
                "https://www.google.com/maps/embed?pb=!1m1|https://www.google.com/maps/embed?pb=!1m1|Open: google.com",
                "https://datawrapper.dwcdn.example/x/1/|https://datawrapper.dwcdn.example/x/1/|Open: datawrapper.dwcdn.example",
                "/v/one.mp4|https://p.example/v/one.mp4|Watch: one.mp4",
                "/v/one+two.mp4|https://p.example/v/one+two.mp4|Watch: one+two.mp4"
            })
    void aFrameBecomesALinkToThePageOfItsPlayer(String src, String href, String text) {
        for (String shape : List.of(
                "<iframe src='%s'></iframe>",
                "<p><iframe src='%s' width=560 height=315 allowfullscreen></iframe></p>",
                "<figure><div><iframe src='about:blank' data-src='%s'></iframe></div></figure>",
                "<iframe data-src='%s' src='data:text/html,x'></iframe>",
                "<iframe data-lazy-src='%s'></iframe><noscript><iframe src='%s'></iframe></noscript>")) {
            Document body =
                    Jsoup.parse(read("<p>x</p>" + shape.replace("%s", src)).html());
            assertThat(body.select("a").eachAttr("href")).as(shape).containsExactly(href);
            assertThat(body.select("a").eachText()).containsExactly(text);
        }
    }

    /// Elements with a title × where it stands.
    static Stream<String> media() {
        List<String> elements = List.of(
                "<iframe src='https://www.youtube.com/embed/abc' title='Ink'></iframe>",
                "<iframe src='https://www.youtube.com/embed/abc' aria-label='Ink'>Your browser shows no frames.</iframe>",
                "<lite-youtube videoid=abc playlabel='Ink'></lite-youtube>",
                "<amp-youtube data-videoid=abc title='Ink'></amp-youtube>",
                "<video src='/i.mp4' poster='https://i.ytimg.com/vi/abc/hqdefault.jpg' title='Ink'></video>",
                "<video controls title='Ink' poster='https://i.ytimg.com/vi/abc/hqdefault.jpg'><source src='/i.mp4' type='video/mp4'>Your browser cannot play it.</video>",
                "<amp-video title='Ink' poster='https://i.ytimg.com/vi/abc/hqdefault.jpg' src='/i.mp4'></amp-video>",
                "<object title='Ink' data='https://www.youtube.com/v/abc'><param name=movie value='x'></object>",
                "<object><param name=movie value='https://www.youtube.com/v/abc'><embed src='https://www.youtube.com/v/abc' title=Ink></object>",
                "<embed src='https://www.youtube.com/v/abc' title='Ink'>");
        List<String> places = List.of(
                "%s",
                "<p>%s</p>",
                "<figure>%s</figure>",
                "<div class=video><div>%s</div></div>",
                "<ul><li>%s</li></ul>",
                "<blockquote>%s</blockquote>");
        return places.stream().flatMap(place -> elements.stream().map(place::formatted));
    }

    @Test
    void aFilmIsItsPictureAndItsTitleInOneLink() {
        assertThat(media()).hasSizeGreaterThan(50).allSatisfy(html -> {
            Article article = read("<p>Before.</p>" + html + "<p>After.</p>");
            assertThat(article.html())
                    .containsPattern("<a href=\"https://(?:www.youtube.com/watch\\?v=abc|p.example/i.mp4)\">"
                            + "<img src=\"https://i.ytimg.com/vi/abc/hqdefault.jpg\" alt=\"\"><br>Watch: Ink</a>");
            assertThat(Jsoup.parse(article.html()).select("a, img")).hasSize(2);
            assertThat(article.text())
                    .containsPattern("\n(?:- |> )?Watch: Ink \\[1]\n")
                    .contains("After.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<audio controls src='/a/one.mp3'></audio>|<p><a href=\"https://p.example/a/one.mp3\">Listen: one.mp3</a></p>",
                "<audio title=Ink><source src='/one.ogg'></audio>|<p><a href=\"https://p.example/one.ogg\">Listen: Ink</a></p>",
                "<object data='x.pdf' title='The report'>No viewer.</object>|<p><a href=\"https://p.example/a/x.pdf\">Open: The report</a></p>",
                "<embed src='y.pdf'>|<p><a href=\"https://p.example/a/y.pdf\">Open: y.pdf</a></p>",
                "<object data='/i.png' type='image/png'>x</object>|<p><img src=\"https://p.example/i.png\" alt=\"\"></p>",
                "<object data='/i.swf'><img src='/i.png' alt=p></object>|<p><img src=\"https://p.example/i.png\" alt=\"p\"></p>",
                "<video src='blob:https://x/1' poster='/p.jpg' title=Ink></video>|<p><img src=\"https://p.example/p.jpg\" alt=\"Ink\"></p>",
                "a, <video src='/v.mp4'></video>, b|<p>a, <a href=\"https://p.example/v.mp4\">Watch: v.mp4</a>, b</p>",
                "<a href='/x'><video src='/v.mp4'></video></a>|<p><a href=\"https://p.example/x\">Watch: v.mp4</a></p>",
                "<figure><iframe src='https://e.example/'></iframe><figcaption>C</figcaption></figure>|<p><a href=\"https://e.example/\">Open: e.example</a></p><p>C</p>",
                "<iframe src='https://www.youtube.com/embed/x' title='YouTube video player'></iframe>|<p><a href=\"https://www.youtube.com/watch?v=x\"><img src=\"https://i.ytimg.com/vi/x/hqdefault.jpg\" alt=\"\"><br>Watch: YouTube</a></p>",
                "<iframe data-cookieblock-src='https://vimeo.com/12'></iframe>|<p><a href=\"https://vimeo.com/12\">Watch: Vimeo</a></p>",
                "<oembed url='https://vimeo.com/12'></oembed>|<p><a href=\"https://vimeo.com/12\">Watch: Vimeo</a></p>",
                "<script src='https://gist.github.com/jo/1a.js'></script>|<p><a href=\"https://gist.github.com/jo/1a\">Open: GitHub Gist</a></p>",
                "<blockquote class='twitter-tweet'><a href='https://twitter.com/jo/status/1'></a></blockquote>|<blockquote><p><a href=\"https://twitter.com/jo/status/1\">Open: twitter.com</a></p></blockquote>",
                "<blockquote class='twitter-tweet'><p>Ink!</p>— Jo <a href='https://twitter.com/jo/status/1'>May 1</a></blockquote>|<blockquote><p>Ink!</p><p>— Jo <a href=\"https://twitter.com/jo/status/1\">May 1</a></p></blockquote>",
                "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/C/'><svg></svg></blockquote>|<blockquote><p><a href=\"https://www.instagram.com/p/C/\">Open: instagram.com</a></p></blockquote>",
                "<mpvoice name='灯' voice_encode_fileid='M'></mpvoice>|<p>收听：灯</p>",
                "<iframe class='video_iframe' data-vidtype=2 data-cover='http%3A%2F%2Fm.example%2Fc%3Fx%3D1' data-src='https://v.qq.com/iframe/preview.html?vid=w1'></iframe>|<p><a href=\"https://v.qq.com/x/page/w1.html\"><img src=\"http://m.example/c?x=1\" alt=\"\"><br>Watch: 腾讯视频</a></p>"
            })
    void otherMediaAreLinksAndPictures(String html, String read) {
        String lang = html.contains("灯") ? "zh" : "en";
        assertThat(parsed(lang, "<p>x</p>" + html).article().html().replace("\n", ""))
                .isEqualTo("<p>x</p>" + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='https://www.googletagmanager.com/ns.html?id=1' height=0 width=0></iframe>",
                "<iframe src='https://x.example/' style='display:none;visibility:hidden'></iframe>",
                "<iframe src='https://x.example/' width=1 height=1></iframe>",
                "<iframe hidden src='https://x.example/'></iframe>"
            })
    void whatNobodySeesIsLeftOutWithoutAWord(String html) {
        ParsedArticle parsed = parsed("en", "<p>x</p>" + html);
        assertThat(parsed.article().html()).isEqualTo("<p>x</p>");
        assertThat(parsed.warnings()).isEmpty();
        assertThat(parsed.notes()).isEmpty();
    }

    @Test
    void theEditorIsTold() {
        assertThat(parsed("en", "<iframe src='https://vimeo.com/1'></iframe><video src='/v.mp4'></video>")
                        .notes())
                .containsExactly("became links, because letters and feeds cannot show them: <iframe>, <video>");
        assertThat(parsed("en", "<p>x<iframe></iframe>").warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|Text|Ansehen: Vimeo",
                "en|今天谈谈订阅源，它们是什么。|观看：Vimeo",
                "fr|Texte|Regarder : Vimeo",
                "xx|x|Watch: Vimeo"
            })
    void theLinkSpeaksTheLanguageOfTheText(String lang, String text, String link) {
        assertThat(parsed(lang, "<p>" + text + "</p><iframe src='https://vimeo.com/1'></iframe>")
                        .article()
                        .html())
                .contains(">" + link + "</a>");
    }

    @Test
    void theNameOfTheFileTellsTheLanguageToo() {
        assertThat(new ArticleFixture()
                        .read("a.de.md", "# T\n\nText\n\n<iframe src=\"https://vimeo.com/1\"></iframe>")
                        .article()
                        .html())
                .contains(">Ansehen: Vimeo</a>");
    }

    @Test
    void whatAnOpenFrameSwallowedIsThere() {
        assertThat(read("<p>a</p><iframe src='https://vimeo.com/1' /><p>b</p><h2>c</h2>")
                        .text())
                .startsWith("a\n\nWatch: Vimeo [1]\n\nb\n\nc\n-");
    }
}
