package gazette.sources.polling;

import gazette.text.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Builds keys that are equal for addresses of the same page, whether with http or https, `www.`, a slash at the end, a
/// fragment, or parameters that track where a visitor comes from.
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
    /// These may change what a page shows, but not with a value that names a feed.
    private static final Set<String> ORIGIN =
            Set.of("source", "src", "ref", "from", "partner", "emc", "cmp", "xtor", "medium", "feature");
    private static final Pattern FROM_FEED = Pattern.compile("(?i)(?:rss|atom|feed).*");
    private static final String WECHAT = "mp.weixin.qq.com";
    private static final Set<String> WECHAT_TRACKING =
            Set.of("chksm", "scene", "srcid", "sharer_sharetime", "sharer_shareid", "exportkey", "pass_ticket");

    /// In an index, PostgreSQL takes 2,700 bytes.
    private static final int MAX_LENGTH = 1_000;

    private UrlKey() {}

    /// Returns the key; it looks like an address, but need not be one.
    public static String of(String address) {
        String key = Optional.ofNullable(HttpUrl.parse(address.strip()))
                .map(UrlKey::of)
                .orElseGet(address::strip);
        return key.length() <= MAX_LENGTH ? key : "sha256:" + Sha256.hex(key);
    }

    /// Returns whether an address is the home page of a site, which identifies no entry.
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
        String separator = "?";
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i);
            String value = Optional.ofNullable(url.queryParameterValue(i)).orElse("");
            if (!name.isEmpty() && !isTracking(url.host(), name.toLowerCase(Locale.ROOT), value)) {
                key.append(separator).append(name).append('=').append(value);
                separator = "&";
            }
        }
        return key + route(url);
    }

    /// Returns the host, with its port if that is not the usual one, without `www.`.
    static String host(HttpUrl url) {
        String host = url.host().replaceFirst("^www\\.", "");
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static boolean isTracking(String host, String name, String value) {
        return name.startsWith("utm_")
                || TRACKING.contains(name)
                || (ORIGIN.contains(name) && FROM_FEED.matcher(value).matches())
                || (host.equals(WECHAT) && WECHAT_TRACKING.contains(name));
    }

    /// Some sites have the path of a page behind the `#`.
    private static String route(HttpUrl url) {
        String fragment = Optional.ofNullable(url.encodedFragment()).orElse("");
        return fragment.startsWith("!") || fragment.startsWith("/") ? "#" + fragment : "";
    }
}
