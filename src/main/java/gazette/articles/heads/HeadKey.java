package gazette.articles.heads;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists what an article's head may say: by Gazette's own key, and by the keys of other tools that mean the same, the
/// best first. Case, hyphens and underscores make no difference between keys.
enum HeadKey {
    ID("id", ""),
    TITLE("title", "headline posttitle 标题 標題 タイトル titel titre título titolo name"),
    /// As Hugo has it, the date of a change serves if there is no other.
    DATE("date", """
            datetime publishdate pubdate pubdatetime publishdatetime published publishedat datepublished publisheddate publishedon publishedtime
            articlepublishedtime publicationdate releasedate dateposted created createdat createdon createdtime
            datecreated creationdate 日期 发布日期 发布时间 创建时间 日付 作成日 작성일 datum fecha data
            lastmod lastmodified lastmodifiedat moddatetime modified modifiedat datemodified updated updatedat updateddate dateupdated"""),
    AUTHOR("author", "authors byline by writer writtenby creator createdby postauthor 作者 著者 autor auteur autore"),
    PLACE("place", "location"),
    TAGS("tags", "tag categories category topics topic labels label hashtags keywords keyword 标签 標籤 タグ 分类"),
    LANG("lang", "language languagecode locale"),
    COVER("cover", """
            image images featuredimage featureimage featuredimg coverimage coverurl coverimg hero heroimage banner
            bannerimage headerimage header teaserimage thumbnail thumb thumbnailimage ogimage socialimage
            twitterimage imageurl indeximg bannerimg topimg photos photo feature"""),
    CANONICAL("canonical", "canonicalurl canonicallink originalurl originallink"),
    SUMMARY("summary", """
            description excerpt customexcerpt abstract lead lede standfirst dek teaser intro metadescription
            seodescription ogdescription subtitle tagline 摘要 描述 概要 beschreibung zusammenfassung résumé"""),
    SLUG("slug", "permalink url path"),
    PIN("pin", "pinned sticky"),
    SEND_AFTER("send_after", """
            publishdate publishat publishon publishtime publishdatetime pubdate pubdatetime published publish publishedat datepublished
            publisheddate publishedon publishedtime articlepublishedtime publicationdate releasedate releaseat releaseon
            scheduled scheduledfor scheduledat scheduledate scheduleddate scheduledon scheduledtime schedule scheduleat
            schedulefor embargo embargountil embargoeduntil embargodate golive golivedate goliveat livedate
            availablefrom visiblefrom notbefore sendat sendon senddate holduntil delayuntil"""),
    EXPIRES("expires", """
            expirydate expiry expirationdate expiration expiredate expireson expiresat expireat unpublishdate
            unpublishat unpublishon availableuntil visibleuntil"""),
    DRAFT("draft", "isdraft drafted 草稿 下書き 초안 entwurf brouillon borrador rascunho bozza черновик taslak");

    private static final Map<HeadKey, List<String>> NAMES = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    key -> key,
                    key -> Stream.concat(Stream.of(normal(key.own)), words(key.others))
                            .toList()));

    private final String own;
    private final String others;

    HeadKey(String own, String others) {
        this.own = own;
        this.others = others;
    }

    /// Returns the key that Gazette's documents name.
    String own() {
        return own;
    }

    /// Returns all of its names in their normal form, the best first.
    List<String> names() {
        return NAMES.getOrDefault(this, List.of());
    }

    /// Returns whether a key is Gazette's own one.
    boolean isOwn(String key) {
        return normal(key).equals(names().getFirst());
    }

    /// Returns all of Gazette's own keys, for messages.
    static String allOwn() {
        return Arrays.stream(values()).map(HeadKey::own).sorted().collect(Collectors.joining(", "));
    }

    /// Returns a key in lower case, without anything but letters and numbers: `publishDate` and `publish_date` are
    /// one.
    static String normal(String key) {
        if (key.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return key;
        }
        String folded = Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Returns the words of a text.
    static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
