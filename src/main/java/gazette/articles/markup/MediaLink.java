package gazette.articles.markup;

import gazette.text.PercentEncoding;
import gazette.text.SiteName;
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

    /// Frames whose address in a parameter says more than their own.
    private static final Pattern WRAPPED = Pattern.compile(
            MediaSite.PREFIX
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
    /// as an advertisement.
    static Optional<MediaLink> of(String written) {
        String address = written.strip();
        if (address.isEmpty()
                || address.length() > LONGEST
                || FURNITURE.matcher(address).matches()) {
            return Optional.empty();
        }
        Matcher wrapped = WRAPPED.matcher(address);
        if (wrapped.matches()) {
            Optional<MediaLink> inner = of(PercentEncoding.decoded(wrapped.group(1)));
            if (inner.isPresent()) {
                return address.contains("soundcloud")
                        ? inner.map(link -> new MediaLink(Kind.SOUND, link.address, "SoundCloud", link.preview))
                        : inner;
            }
        }
        return Optional.of(MediaSite.link(address)
                .orElseGet(() -> new MediaLink(kind(address), address, name(address), Optional.empty())));
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
        String file = PercentEncoding.decoded(path.substring(path.lastIndexOf('/') + 1));
        return file.contains(".")
                        && !path.endsWith("//" + file)
                        && !file.toLowerCase(Locale.ROOT).matches(".*\\.(?:html?|php|aspx?)")
                ? file
                : SiteName.of(path).orElse(file.isEmpty() ? address : file);
    }
}
