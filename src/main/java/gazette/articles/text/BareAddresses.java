package gazette.articles.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the web and mail addresses that plain text mentions: `https://…`, `www.…`, `a@b.example`. They may stand
/// beside Chinese, Japanese and Korean, which is written without spaces.
///
/// A host name may be an internationalised one. Where a path ends is said in [AddressEnd].
public final class BareAddresses {
    /// A letter, digit or mark of a script with spaces between words. Full-width ones are text.
    private static final String WORD = "[\\p{L}\\p{Nd}\\p{M}&&[^" + AddressEnd.CJK + "\\x{FF00}-\\x{FFEF}]]";
    private static final String CJK = "[" + AddressEnd.CJK + "]";
    private static final String LABEL = WORD + "(?:[-_]{0,9}+" + WORD + "){0,62}+";
    /// The first label of a name may mix scripts; a later one is text that follows, unless another label comes.
    private static final String FIRST_LABEL =
            "(?:" + WORD + "|" + CJK + ")(?:[-_]{0,9}+(?:" + WORD + "|" + CJK + ")){0,62}+";
    private static final String LABELS =
            "(?:\\." + LABEL + "|\\." + CJK + "{1,63}+(?=\\.(?:" + WORD + "|" + CJK + ")))";
    /// The top-level domains in these scripts that are in use, and those for tests. In `https://例子.中国后文`, nothing
    /// else tells the name from the text.
    private static final String CJK_DOMAIN = "(?:中国|中國|台湾|台灣|香港|澳门|澳門|新加坡|中文网|中信|公司|公益|企业|信息|健康|八卦|商城|商店"
            + "|商标|在线|大拿|娱乐|家電|广东|微博|慈善|我爱你|手机|招聘|政务|政府|新闻|时尚|書籍|机构|游戏|点看|珠宝|移动|网址|网店|网站|网络|網路|網站"
            + "|组织机构|组織機構|联通|购物|通販|集团|電訊盈科|飞利浦|食品|餐厅|佛山|世界|天主教|诺基亚|한국|닷컴|닷넷|삼성|みんな|コム|クラウド|グーグル"
            + "|ストア|セール|ファッション|ポイント|アマゾン|测试|測試|テスト|테스트)";
    private static final String TOP_DOMAIN = "\\.(?:" + LABEL + "|" + CJK_DOMAIN + ")";
    private static final String HOST = "(?:" + FIRST_LABEL + "(?:" + LABELS + "(?=\\.)){0,9}" + TOP_DOMAIN + "|" + LABEL
            + "|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5}+(?![0-9]))?";
    private static final String USER = "(?:[\\w.~%!$&'*+,;=:-]{1,99}@)?";

    private static final String WEB = "(?<!" + WORD + "|[+])(?<web>https?://" + USER + HOST + ")";
    private static final String WWW =
            "(?<!" + WORD + "|[-+_.@/:%])(?<www>www(?:" + LABELS + "(?=\\.)){1,9}" + TOP_DOMAIN + "(?::[0-9]{1,5}+)?)";
    private static final String MAIL = "(?<!" + WORD + "|[-+_%@/])(?<mail>" + WORD + "(?:" + WORD
            + "|[-+_.](?!\\.)){0,63}+@" + FIRST_LABEL + "(?:" + LABELS + "(?=\\.)){0,9}\\.(?:(?![0-9]+(?!" + WORD
            + "))" + LABEL + "|" + CJK_DOMAIN + "))";
    private static final Pattern ADDRESS = Pattern.compile(WEB + "|" + WWW + "|" + MAIL, Pattern.CASE_INSENSITIVE);

    /// Nearly all texts have none of these, and are read fast.
    private static final Pattern HINT = Pattern.compile("@|://|www\\.", Pattern.CASE_INSENSITIVE);

    private BareAddresses() {}

    /// Describes an address in a text.
    ///
    /// @param start its first character in the text
    /// @param end the character behind its last one
    /// @param link where a link on it leads
    public record BareAddress(int start, int end, String link) {}

    /// Returns the addresses in a text, in order.
    public static List<BareAddress> in(String text) {
        var found = new ArrayList<BareAddress>();
        Matcher address = ADDRESS.matcher(text);
        boolean mayHave = HINT.matcher(text).find();
        for (int at = 0;
                mayHave && at < text.length() && address.find(at);
                at = found.getLast().end()) {
            found.add(address(text, address));
        }
        return found;
    }

    private static BareAddress address(String text, Matcher found) {
        if (found.group("mail") != null) {
            return new BareAddress(found.start(), found.end(), "mailto:" + found.group());
        }
        int end = AddressEnd.of(text, found.start(), found.end());
        String address = text.substring(found.start(), end);
        return new BareAddress(found.start(), end, found.group("www") == null ? address : "http://" + address);
    }
}
