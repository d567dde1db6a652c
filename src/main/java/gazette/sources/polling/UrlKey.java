package gazette.sources.polling;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Tells whether two addresses mean the same page, although one is http and the other https, or begins with `www.`,
/// ends with a slash, points into the page, or says by which way a reader comes.
public final class UrlKey {
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "ref_src",
            "spm",
            "cmpid",
            "ncid",
            "wt_mc",
            "wt.mc_id",
            "share_token");
    /// These may choose what a page shows; where they say that a feed leads there, they do not.
    private static final Set<String> ORIGIN =
            Set.of("source", "src", "ref", "from", "partner", "emc", "cmp", "xtor", "medium", "feature");
    private static final Pattern BY_FEED = Pattern.compile("(?i)(?:rss|atom|feed).*");
    private static final String WECHAT = "mp.weixin.qq.com";
    private static final Set<String> WECHAT_READING =
            Set.of("chksm", "scene", "srcid", "sharer_sharetime", "sharer_shareid", "exportkey", "pass_ticket");

    private UrlKey() {}

    /// The same for all addresses of a page. Looks like an address, and need not be one.
    public static String of(String address) {
        return Optional.ofNullable(HttpUrl.parse(address.strip()))
                .map(UrlKey::of)
                .orElseGet(address::strip);
    }

    /// Whether an address is a site's first page, which tells no story from another.
    public static boolean isFrontPage(String address) {
        return Optional.ofNullable(HttpUrl.parse(address.strip()))
                .map(url -> of(url).equals("https://" + host(url)))
                .orElse(false);
    }

    private static String of(HttpUrl url) {
        var key = new StringBuilder("https://").append(host(url)).append(url.encodedPath());
        while (key.charAt(key.length() - 1) == '/') {
            key.setLength(key.length() - 1);
        }
        String between = "?";
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i);
            String value = Optional.ofNullable(url.queryParameterValue(i)).orElse("");
            if (!name.isEmpty() && !isTracking(url.host(), name.toLowerCase(Locale.ROOT), value)) {
                key.append(between).append(name).append('=').append(value);
                between = "&";
            }
        }
        return key + route(url);
    }

    private static String host(HttpUrl url) {
        String host = url.host().replaceFirst("^www\\.", "");
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static boolean isTracking(String host, String name, String value) {
        return name.startsWith("utm_")
                || TRACKING.contains(name)
                || (ORIGIN.contains(name) && BY_FEED.matcher(value).matches())
                || (host.equals(WECHAT) && WECHAT_READING.contains(name));
    }

    /// Some sites tell their pages apart behind the `#`.
    private static String route(HttpUrl url) {
        String fragment = Optional.ofNullable(url.encodedFragment()).orElse("");
        return fragment.startsWith("!") || fragment.startsWith("/") ? "#" + fragment : "";
    }
}
