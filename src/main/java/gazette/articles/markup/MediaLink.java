package gazette.articles.markup;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes where an embedded player or page can be seen outside the page that embeds it.
///
/// @param address of the page of the film, not of its player
/// @param name the site, or the file
/// @param preview the address of a picture
record MediaLink(Kind kind, String address, String name, Optional<String> preview) {
    /// Says what is behind a link.
    enum Kind {
        FILM,
        SOUND,
        PAGE
    }

    private record Site(Kind kind, String name, Pattern player, String page, String preview) {
        static Site film(String name, String player, String page) {
            return new Site(Kind.FILM, name, Pattern.compile(PREFIX + player), page, "");
        }

        static Site of(Kind kind, String name, String player, String page) {
            return new Site(kind, name, Pattern.compile(PREFIX + player), page, "");
        }
    }

    private static final String PREFIX = "(?i)(?:https?:)?//(?:www\\.|m\\.)?";
    private static final String YOUTUBE = "https://www.youtube.com/";
    private static final List<Site> SITES = List.of(
            Site.film(
                    "YouTube",
                    "youtube(?:-nocookie)?\\.com/embed/videoseries\\?(?:.*&)?list=([\\w-]+).*",
                    YOUTUBE + "playlist?list=$1"),
            Site.film(
                    "YouTube",
                    "youtube(?:-nocookie)?\\.com/embed/live_stream\\?(?:.*&)?channel=([\\w-]+).*",
                    YOUTUBE + "channel/$1/live"),
            new Site(
                    Kind.FILM,
                    "YouTube",
                    Pattern.compile(
                            PREFIX
                                    + "(?:youtube(?:-nocookie)?\\.com/(?:(?:embed|v|e|shorts|live)/|watch\\?(?:.*&)?v=)|youtu\\.be/)([\\w-]+).*"),
                    YOUTUBE + "watch?v=$1",
                    "https://i.ytimg.com/vi/$1/hqdefault.jpg"),
            Site.film(
                    "Vimeo",
                    "(?:player\\.)?vimeo\\.com/(?:video/|moogaloop\\.swf\\?clip_id=)?(\\d+)(?:/([0-9a-f]+)(?=\\?|$))?(?:\\?(?:.*&)?h=([0-9a-f]+))?.*",
                    "https://vimeo.com/$1/$2$3"),
            Site.film(
                    "Dailymotion",
                    "dailymotion\\.com/(?:embed|swf)/(?:video/)?(\\w+).*",
                    "https://www.dailymotion.com/video/$1"),
            Site.film(
                    "Dailymotion",
                    "geo\\.dailymotion\\.com/player(?:/\\w+)?\\.html\\?(?:.*&)?video=(\\w+).*",
                    "https://www.dailymotion.com/video/$1"),
            Site.film(
                    "Bilibili",
                    "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?bvid=(\\w+).*",
                    "https://www.bilibili.com/video/$1/"),
            Site.film(
                    "Bilibili",
                    "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?aid=(\\d+).*",
                    "https://www.bilibili.com/video/av$1/"),
            Site.film(
                    "优酷",
                    "player\\.youku\\.com/(?:embed|player\\.php/sid)/([\\w=]+).*",
                    "https://v.youku.com/v_show/id_$1.html"),
            Site.film("腾讯视频", "v\\.qq\\.com/.*[?&]vid=(\\w+).*", "https://v.qq.com/x/page/$1.html"),
            Site.film(
                    "TED",
                    "embed(?:-ssl)?\\.ted\\.com/talks/(?:lang/\\w+/)?([\\w.-]+?)(?:\\.html)?(?:\\?.*)?",
                    "https://www.ted.com/talks/$1"),
            Site.film("Twitch", "player\\.twitch\\.tv/\\?(?:.*&)?video=v?(\\d+).*", "https://www.twitch.tv/videos/$1"),
            Site.film("Twitch", "player\\.twitch\\.tv/\\?(?:.*&)?channel=(\\w+).*", "https://www.twitch.tv/$1"),
            Site.film("Twitch", "clips\\.twitch\\.tv/embed\\?(?:.*&)?clip=([\\w-]+).*", "https://clips.twitch.tv/$1"),
            Site.film(
                    "TikTok",
                    "tiktok\\.com/(?:embed(?:/v2|/v3)?|player/v1)/(\\d+).*",
                    "https://www.tiktok.com/@/video/$1"),
            Site.film("Loom", "loom\\.com/embed/(\\w+).*", "https://www.loom.com/share/$1"),
            Site.film("Streamable", "streamable\\.com/[eos]/(\\w+).*", "https://streamable.com/$1"),
            Site.film("Odysee", "odysee\\.com/\\$/embed/([^?]+).*", "https://odysee.com/$1"),
            Site.film("Rutube", "rutube\\.ru/play/embed/(\\w+).*", "https://rutube.ru/video/$1/"),
            Site.film("asciinema", "asciinema\\.org/a/(\\w+)(?:\\.js|/iframe|/embed)?.*", "https://asciinema.org/a/$1"),
            Site.film(
                    "Wistia",
                    "fast\\.wistia\\.(?:net|com)/embed/iframe/(\\w+).*",
                    "https://fast.wistia.net/embed/iframe/$1"),
            Site.film("PeerTube", "([\\w.-]+)/videos/embed/([\\w-]+).*", "https://$1/w/$2"),
            Site.of(
                    Kind.SOUND,
                    "Spotify",
                    "open\\.spotify\\.com/(?:embed|embed-podcast)/(\\w+/\\w+).*",
                    "https://open.spotify.com/$1"),
            Site.of(
                    Kind.SOUND,
                    "Apple Podcasts",
                    "embed\\.podcasts\\.apple\\.com/(.*)",
                    "https://podcasts.apple.com/$1"),
            Site.of(Kind.SOUND, "Apple Music", "embed\\.music\\.apple\\.com/(.*)", "https://music.apple.com/$1"),
            Site.of(
                    Kind.SOUND,
                    "网易云音乐",
                    "music\\.163\\.com/outchain/player\\?(?:.*&)?type=2&id=(\\d+).*",
                    "https://music.163.com/#/song?id=$1"),
            Site.of(
                    Kind.PAGE,
                    "CodePen",
                    "codepen\\.io/([\\w-]+)/embed/(?:preview/)?(\\w+).*",
                    "https://codepen.io/$1/pen/$2"),
            Site.of(Kind.PAGE, "X", "platform\\.twitter\\.com/embed/.*[?&]id=(\\d+).*", "https://x.com/i/status/$1"),
            Site.of(
                    Kind.PAGE,
                    "Instagram",
                    "instagram\\.com/(p|reel|tv)/([\\w-]+)/embed.*",
                    "https://www.instagram.com/$1/$2/"),
            Site.of(
                    Kind.PAGE,
                    "Reddit",
                    "(?:embed\\.reddit|redditmedia)\\.com/(r/[^?]+).*",
                    "https://www.reddit.com/$1"),
            Site.of(
                    Kind.PAGE,
                    "GitHub Gist",
                    "gist\\.github\\.com/([\\w-]+/\\w+)(?:\\.js|\\.pibb)?.*",
                    "https://gist.github.com/$1"),
            Site.of(Kind.PAGE, "JSFiddle", "jsfiddle\\.net/(.*?)/embedded.*", "https://jsfiddle.net/$1/"),
            Site.of(Kind.PAGE, "CodeSandbox", "codesandbox\\.io/embed/([\\w-]+).*", "https://codesandbox.io/s/$1"),
            Site.of(Kind.PAGE, "Mastodon", "([\\w.-]+)/(@[\\w.@-]+/\\d+)/embed.*", "https://$1/$2"),
            Site.of(Kind.FILM, "Internet Archive", "archive\\.org/embed/([^?]+).*", "https://archive.org/details/$1"));

    /// Frames whose address in a parameter says more than their own.
    private static final Pattern WRAPPED = Pattern.compile(
            PREFIX
                    + "(?:w\\.soundcloud\\.com/player|facebook\\.com/plugins/(?:video|post)\\.php|cdn\\.embedly\\.com/widgets/media\\.html"
                    + "|if-cdn\\.com/\\w*|iframely\\.net/[\\w/]*|embed\\.acast\\.com/\\w*)/?\\?(?:.*&)?(?:url|href|src)=((?:https?(?::|%3A)|%2F%2F|//)[^&]+).*");
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)(?:about|javascript|data|blob|chrome-extension):.*|.*(?://|\\.)(?:googletagmanager\\.com|doubleclick\\.net|googlesyndication\\.com"
                    + "|amazon-adsystem\\.com|disqus\\.com/embed|recaptcha\\.net|google\\.com/recaptcha|accounts\\.google\\.com"
                    + "|facebook\\.com/plugins/(?:like|page|share|follow|likebox|comments)|platform\\.twitter\\.com/widgets|ghbtns\\.com"
                    + "|buttons\\.github\\.io|addthis\\.com|taboola\\.com|outbrain\\.com).*");
    private static final Pattern SOUND_FILE =
            Pattern.compile("(?i).*\\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)(?:[?#].*)?");
    private static final Pattern FILM_FILE =
            Pattern.compile("(?i).*\\.(?:mp4|m4v|webm|ogv|mov|m3u8|avi|mkv)(?:[?#].*)?");
    private static final int LONGEST = 2000;

    /// Returns where the content of a player or a frame can be seen; empty if it has none that belongs to a text, such
    /// as
    /// an advertisement.
    static Optional<MediaLink> of(String written) {
        String address = written.strip();
        if (address.isEmpty()
                || address.length() > LONGEST
                || FURNITURE.matcher(address).matches()) {
            return Optional.empty();
        }
        Matcher wrapped = WRAPPED.matcher(address);
        if (wrapped.matches() && address.length() > decoded(wrapped.group(1)).length()) {
            Optional<MediaLink> inner = of(decoded(wrapped.group(1)));
            if (inner.isPresent()) {
                return address.contains("soundcloud")
                        ? inner.map(link -> new MediaLink(Kind.SOUND, link.address, "SoundCloud", link.preview))
                        : inner;
            }
        }
        return Optional.of(SITES.stream()
                .flatMap(site -> of(site, address).stream())
                .findFirst()
                .orElseGet(() -> new MediaLink(kind(address), address, name(address), Optional.empty())));
    }

    private static Optional<MediaLink> of(Site site, String address) {
        Matcher player = site.player().matcher(address);
        if (!player.matches()) {
            return Optional.empty();
        }
        String page = filled(player, site.page());
        return Optional.of(new MediaLink(
                site.kind(),
                page.endsWith("/") && !site.page().endsWith("/") ? page.substring(0, page.length() - 1) : page,
                site.name(),
                Optional.of(site.preview()).filter(p -> !p.isEmpty()).map(p -> filled(player, p))));
    }

    private static String filled(Matcher player, String template) {
        String filled = template;
        for (int i = 1; i <= player.groupCount(); i++) {
            filled =
                    filled.replace("$" + i, Optional.ofNullable(player.group(i)).orElse(""));
        }
        return filled;
    }

    private static Kind kind(String address) {
        if (SOUND_FILE.matcher(address).matches()) {
            return Kind.SOUND;
        }
        return FILM_FILE.matcher(address).matches() ? Kind.FILM : Kind.PAGE;
    }

    /// Returns the name of a file, or of a site.
    private static String name(String address) {
        String path = address.split("[?#]", 2)[0];
        String file = decoded(path.substring(path.lastIndexOf('/') + 1));
        return file.contains(".")
                        && !path.endsWith("//" + file)
                        && !file.toLowerCase(Locale.ROOT).matches(".*\\.(?:html?|php|aspx?)")
                ? file
                : host(path).orElse(file.isEmpty() ? address : file);
    }

    private static Optional<String> host(String path) {
        try {
            return Optional.ofNullable(URI.create(path).getHost()).map(host -> host.replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
