package gazette.articles.markup;

import gazette.articles.markup.MediaLink.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes a site whose players are shown in other pages, and the page of its own that shows the same.
///
/// @param player matches the address of a player
/// @param page the address of the page, with the groups of the pattern as `$1`
/// @param preview the address of a picture; empty if none is known
record MediaSite(Kind kind, String name, Pattern player, String page, String preview) {
    /// Matches the beginning of an address.
    static final String PREFIX = "(?i)(?:https?:)?//(?:www\\.|m\\.)?";
    private static final String YOUTUBE = "https://www.youtube.com/";
    private static final List<MediaSite> SITES = List.of(
            film(
                    "YouTube",
                    "youtube(?:-nocookie)?\\.com/embed/videoseries\\?(?:.*&)?list=([\\w-]+).*",
                    YOUTUBE + "playlist?list=$1"),
            film(
                    "YouTube",
                    "youtube(?:-nocookie)?\\.com/embed/live_stream\\?(?:.*&)?channel=([\\w-]+).*",
                    YOUTUBE + "channel/$1/live"),
            new MediaSite(
                    Kind.FILM,
                    "YouTube",
                    Pattern.compile(
                            PREFIX
                                    + "(?:youtube(?:-nocookie)?\\.com/(?:(?:embed|v|e|shorts|live)/|watch\\?(?:.*&)?v=)|youtu\\.be/)([\\w-]+).*"),
                    YOUTUBE + "watch?v=$1",
                    "https://i.ytimg.com/vi/$1/hqdefault.jpg"),
            film(
                    "Vimeo",
                    "(?:player\\.)?vimeo\\.com/(?:video/|moogaloop\\.swf\\?clip_id=)?(\\d+)(?:/([0-9a-f]+)(?=\\?|$))?(?:\\?(?:.*&)?h=([0-9a-f]+))?.*",
                    "https://vimeo.com/$1/$2$3"),
            film(
                    "Dailymotion",
                    "dailymotion\\.com/(?:embed|swf)/(?:video/)?(\\w+).*",
                    "https://www.dailymotion.com/video/$1"),
            film(
                    "Dailymotion",
                    "geo\\.dailymotion\\.com/player(?:/\\w+)?\\.html\\?(?:.*&)?video=(\\w+).*",
                    "https://www.dailymotion.com/video/$1"),
            film(
                    "Bilibili",
                    "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?bvid=(\\w+).*",
                    "https://www.bilibili.com/video/$1/"),
            film(
                    "Bilibili",
                    "player\\.bilibili\\.com/player\\.html\\?(?:.*&)?aid=(\\d+).*",
                    "https://www.bilibili.com/video/av$1/"),
            film(
                    "优酷",
                    "player\\.youku\\.com/(?:embed|player\\.php/sid)/([\\w=]+).*",
                    "https://v.youku.com/v_show/id_$1.html"),
            film("腾讯视频", "v\\.qq\\.com/.*[?&]vid=(\\w+).*", "https://v.qq.com/x/page/$1.html"),
            film("微信", "(mp\\.weixin\\.qq\\.com/mp/readtemplate\\?t=pages/video_player.*)", "https://$1"),
            film(
                    "TED",
                    "embed(?:-ssl)?\\.ted\\.com/talks/(?:lang/\\w+/)?([\\w.-]+?)(?:\\.html)?(?:\\?.*)?",
                    "https://www.ted.com/talks/$1"),
            film("Twitch", "player\\.twitch\\.tv/\\?(?:.*&)?video=v?(\\d+).*", "https://www.twitch.tv/videos/$1"),
            film("Twitch", "player\\.twitch\\.tv/\\?(?:.*&)?channel=(\\w+).*", "https://www.twitch.tv/$1"),
            film("Twitch", "clips\\.twitch\\.tv/embed\\?(?:.*&)?clip=([\\w-]+).*", "https://clips.twitch.tv/$1"),
            film(
                    "TikTok",
                    "tiktok\\.com/(?:embed(?:/v2|/v3)?|player/v1)/(\\d+).*",
                    "https://www.tiktok.com/@/video/$1"),
            film("Loom", "loom\\.com/embed/(\\w+).*", "https://www.loom.com/share/$1"),
            film("Streamable", "streamable\\.com/[eos]/(\\w+).*", "https://streamable.com/$1"),
            film("Odysee", "odysee\\.com/\\$/embed/([^?]+).*", "https://odysee.com/$1"),
            film("Rutube", "rutube\\.ru/play/embed/(\\w+).*", "https://rutube.ru/video/$1/"),
            film("asciinema", "asciinema\\.org/a/(\\w+)(?:\\.js|/iframe|/embed)?.*", "https://asciinema.org/a/$1"),
            film(
                    "Wistia",
                    "fast\\.wistia\\.(?:net|com)/embed/iframe/(\\w+).*",
                    "https://fast.wistia.net/embed/iframe/$1"),
            film("PeerTube", "([\\w.-]+)/videos/embed/([\\w-]+).*", "https://$1/w/$2"),
            of(
                    Kind.SOUND,
                    "Spotify",
                    "open\\.spotify\\.com/(?:embed|embed-podcast)/(\\w+/\\w+).*",
                    "https://open.spotify.com/$1"),
            of(Kind.SOUND, "Apple Podcasts", "embed\\.podcasts\\.apple\\.com/(.*)", "https://podcasts.apple.com/$1"),
            of(Kind.SOUND, "Apple Music", "embed\\.music\\.apple\\.com/(.*)", "https://music.apple.com/$1"),
            of(
                    Kind.SOUND,
                    "网易云音乐",
                    "music\\.163\\.com/outchain/player\\?(?:.*&)?type=2&id=(\\d+).*",
                    "https://music.163.com/#/song?id=$1"),
            of(
                    Kind.PAGE,
                    "CodePen",
                    "codepen\\.io/([\\w-]+)/embed/(?:preview/)?(\\w+).*",
                    "https://codepen.io/$1/pen/$2"),
            of(Kind.PAGE, "X", "platform\\.twitter\\.com/embed/.*[?&]id=(\\d+).*", "https://x.com/i/status/$1"),
            of(
                    Kind.PAGE,
                    "Instagram",
                    "instagram\\.com/(p|reel|tv)/([\\w-]+)/embed.*",
                    "https://www.instagram.com/$1/$2/"),
            of(Kind.PAGE, "Reddit", "(?:embed\\.reddit|redditmedia)\\.com/(r/[^?]+).*", "https://www.reddit.com/$1"),
            of(
                    Kind.PAGE,
                    "GitHub Gist",
                    "gist\\.github\\.com/([\\w-]+/\\w+)(?:\\.js|\\.pibb)?.*",
                    "https://gist.github.com/$1"),
            of(Kind.PAGE, "JSFiddle", "jsfiddle\\.net/(.*?)/embedded.*", "https://jsfiddle.net/$1/"),
            of(Kind.PAGE, "CodeSandbox", "codesandbox\\.io/embed/([\\w-]+).*", "https://codesandbox.io/s/$1"),
            of(Kind.PAGE, "Mastodon", "([\\w.-]+)/(@[\\w.@-]+/\\d+)/embed.*", "https://$1/$2"),
            film("Internet Archive", "archive\\.org/embed/([^?]+).*", "https://archive.org/details/$1"));

    private static MediaSite film(String name, String player, String page) {
        return of(Kind.FILM, name, player, page);
    }

    private static MediaSite of(Kind kind, String name, String player, String page) {
        return new MediaSite(kind, name, Pattern.compile(PREFIX + player), page, "");
    }

    /// Returns the link to what a player shows, if its site is known.
    static Optional<MediaLink> link(String address) {
        return SITES.stream().flatMap(site -> site.linkOf(address).stream()).findFirst();
    }

    private Optional<MediaLink> linkOf(String address) {
        Matcher matcher = player.matcher(address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String link = filled(matcher, page);
        return Optional.of(new MediaLink(
                kind,
                link.endsWith("/") && !page.endsWith("/") ? link.substring(0, link.length() - 1) : link,
                name,
                Optional.of(preview).filter(p -> !p.isEmpty()).map(p -> filled(matcher, p))));
    }

    private static String filled(Matcher player, String template) {
        String filled = template;
        for (int i = 1; i <= player.groupCount(); i++) {
            filled =
                    filled.replace("$" + i, Optional.ofNullable(player.group(i)).orElse(""));
        }
        return filled;
    }
}
