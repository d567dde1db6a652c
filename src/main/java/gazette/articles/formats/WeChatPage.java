package gazette.articles.formats;

import gazette.articles.heads.MetadataValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads a saved page of a WeChat article: what is around the text goes, and author, date and address are in `og:`
/// elements and in the values of scripts.
final class WeChatPage {
    /// WeChat shows China Standard Time to everyone.
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String CONTENT = "#js_content, .rich_media_content";
    private static final String FURNITURE =
            "#activity-name, #meta_content, .rich_media_meta_list, .rich_media_tool, #js_view_source, .qr_code_pc_outer,"
                    + " #js_pc_qr_code, #js_profile_qrcode, .rich_media_area_extra, #js_tags_preview_toast, .article-tag__list, #js_tags, .reward_area,"
                    + " .weui-dialog, #content_bottom_area, .function_mod, .profile_container, .wx_profile_card_inner, .bottom_bar_wrp, .comment_primary_emotion_panel_wrp,"
                    + " mp-common-profile, mp-common-product, mp-style-type, mp-common-cpsad, .mp_profile_iframe_wrp, .js_uneditable, .original_area_primary";
    private static final Pattern FURNITURE_LINE =
            Pattern.compile("(?:(?:点击|轻触)?(?:左下角)?[“「]?阅读(?:原文|全文)[”」]?|微信扫一扫.{0,12}|关注该公众号|预览时标签不可点|(?:继续|向上)滑动看下一个"
                    + "|轻点两下取消(?:赞|在看)|喜欢此内容的人还喜欢|收录于(?:合集|话题).{0,20}|知道了|Scan to Follow|Scan with Weixin.{0,30})");

    private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-fA-F]{2})");

    private final Document page;

    private WeChatPage(Document page) {
        this.page = page;
    }

    /// Returns the article of a page, which is changed; empty if it is none of WeChat's.
    static Optional<RawArticle> read(Document page) {
        boolean isOne = page.getElementById("js_content") != null
                || page.getElementById("activity-name") != null
                || page.selectFirst("meta[property=og:url][content*=mp.weixin.qq.com]") != null;
        return isOne ? Optional.of(new WeChatPage(page).article()) : Optional.empty();
    }

    private RawArticle article() {
        Map<String, MetadataValue> head = head();
        return new RawArticle(head, Optional.of(ZONE), content());
    }

    /// Returns what the page says of the article, under the keys of front matter.
    private Map<String, MetadataValue> head() {
        Map<String, MetadataValue> head = new LinkedHashMap<>();
        put(
                head,
                "title",
                List.of(
                        () -> meta("og:title"),
                        () -> text("#activity-name"),
                        () -> script("msg_title"),
                        () -> script("title")));
        put(
                head,
                "author",
                List.of(
                        () -> meta("og:article:author"),
                        () -> meta("author"),
                        () -> text("#js_author_name"),
                        () -> script("author"),
                        () -> script("nickname"),
                        () -> script("nick_name"),
                        () -> text("#js_name")));
        put(
                head,
                "date",
                List.of(
                        this::time,
                        () -> script("createTime"),
                        () -> script("create_time").filter(time -> time.contains("-")),
                        () -> text("#publish_time")));
        put(head, "place", List.of(() -> script("provinceName"), () -> text("#js_ip_wording")));
        put(
                head,
                "canonical",
                List.of(
                        () -> meta("og:url").filter(WeChatPage::isWeb),
                        () -> script("msg_link").filter(WeChatPage::isWeb),
                        () -> script("link").filter(WeChatPage::isWeb)));
        put(
                head,
                "cover",
                List.of(
                        () -> meta("og:image").filter(WeChatPage::isWeb),
                        () -> script("msg_cdn_url").filter(WeChatPage::isWeb),
                        () -> script("cdn_url_1_1").filter(WeChatPage::isWeb)));
        put(
                head,
                "summary",
                List.of(() -> meta("og:description"), () -> script("msg_desc"), () -> meta("description")));
        return head;
    }

    private static void put(Map<String, MetadataValue> head, String key, List<Supplier<Optional<String>>> sources) {
        sources.stream()
                .flatMap(source -> source.get().stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .ifPresent(value -> head.put(key, MetadataValue.of(1, value)));
    }

    private Optional<String> meta(String name) {
        return Optional.ofNullable(page.selectFirst("meta[property=" + name + "], meta[name=" + name + "]"))
                .map(e -> unescaped(e.attr("content")));
    }

    private Optional<String> text(String query) {
        return Optional.ofNullable(page.selectFirst(query)).map(Element::text);
    }

    private Optional<String> time() {
        return Stream.of("ct", "ori_create_time", "create_time", "publish_time")
                .flatMap(name -> script(name).stream())
                .filter(seconds -> seconds.matches("[1-9]\\d{8,9}"))
                .findFirst()
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))
                        .atZone(ZONE)
                        .toOffsetDateTime()
                        .toString());
    }

    /// Returns the value of a script's variable or property, such as `var ct = "1735704302";` or `ct: '1735704302' *
    /// 1`.
    private Optional<String> script(String name) {
        Pattern value = Pattern.compile(
                "(?<![\\w.])" + name
                        + "\\s{0,9}[:=]\\s{0,9}(?:\\w{1,20}\\(\\s{0,9})?(?:\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,500}+)\"|'([^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+){0,500}+)')");
        return page.getElementsByTag("script").stream()
                .map(Element::data)
                .filter(data -> data.contains(name))
                .flatMap(data -> value.matcher(data)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1)))
                .map(WeChatPage::unescaped)
                .filter(found -> !found.isBlank())
                .findFirst();
    }

    private static String unescaped(String value) {
        String plain = HEX.matcher(value)
                .replaceAll(hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
        return Parser.unescapeEntities(Parser.unescapeEntities(plain, true), true)
                .strip();
    }

    private static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }

    /// Returns the text, without furniture.
    private Element content() {
        Element content = Optional.ofNullable(page.selectFirst(CONTENT))
                .filter(e -> e.hasText() || e.selectFirst("img") != null)
                .orElse(page.body());
        content.select(FURNITURE).stream()
                .filter(e -> !e.equals(content))
                .toList()
                .forEach(Element::remove);
        content.select("p, section, span, a, div").stream()
                .filter(e -> e.childrenSize() <= 2
                        && FURNITURE_LINE.matcher(e.text()).matches())
                .toList()
                .forEach(Element::remove);
        return content;
    }
}
