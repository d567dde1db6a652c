package gazette.articles.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// Removes all that an article must not contain: scripts, forms, frames, styles, tracking pixels. Addresses may still
/// be relative afterwards, see [LinkResolver] and [ImageLinker]; ids are those of [AnchorRenamer].
public final class Sanitizer {
    /// Stands for the address where an article will be shown, to tell relative addresses from forbidden ones.
    public static final String BASE = "https://article.invalid/";

    private static final String[] BLOCKS = {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "hr",
        "dl",
        "dt",
        "dd"
    };
    private static final String[] INLINES = {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
        "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"
    };
    private static final Set<String> INLINE_NAMES = Set.of(INLINES);
    private static final Set<String> BLOCK_NAMES = Set.of(BLOCKS);
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9-]*).*", Pattern.DOTALL);

    /// Embedded content that a subscriber would miss, unlike scripts and styles.
    static final String EMBEDDED = "iframe, object, embed, svg, math, canvas, audio, video, form";

    private static final String HIDDEN = "[hidden], [style~=(?i)display\\s*:\\s*none]";
    /// Removed with their content. Of other forbidden elements, the text stays.
    private static final String REMOVED = "script, style, noscript, template, iframe, frame, frameset, object, embed,"
            + " applet, svg, math, canvas, audio, video, input, select, button, textarea, head, title, link, meta, "
            + HIDDEN;
    /// Invisible images track who reads.
    private static final String PIXELS = "img[width~=^\\s*[01](px)?\\s*$], img[height~=^\\s*[01](px)?\\s*$],"
            + " img[style~=(?i)(^|;)\\s*(max-)?(width|height)\\s*:\\s*[01](px)?\\s*(;|!|$)],"
            + " img[style~=(?i)visibility\\s*:\\s*hidden], img[style~=(?i)(^|;)\\s*opacity\\s*:\\s*0(\\.0*)?\\s*(;|!|$)]";

    /// Elements and images that nobody sees.
    static final String INVISIBLE = HIDDEN + ", " + PIXELS;

    private static final Safelist POLICY = new Safelist()
            .addTags(BLOCKS)
            .addTags(INLINES)
            .addAttributes(":all", "lang", "dir", "id")
            .addAttributes("a", "href", "title")
            .addAttributes("abbr", "title")
            .addAttributes("code", "class")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("time", "datetime")
            .addAttributes("th", "align", "colspan", "rowspan", "scope")
            .addAttributes("td", "align", "colspan", "rowspan")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https")
            .preserveRelativeLinks(true);

    private Sanitizer() {}

    /// Returns whether a tag, as written, is an allowed inline element, or a comment.
    public static boolean isAllowedInline(String tag) {
        Matcher name = TAG.matcher(tag);
        return !name.matches() || INLINE_NAMES.contains(name.group(1).toLowerCase(Locale.ROOT));
    }

    /// Removes hidden elements and tracking pixels, in place.
    public static void removeHidden(Element page) {
        page.select(INVISIBLE).remove();
    }

    /// Returns a sanitised copy.
    public static Element clean(Element dirty) {
        Document copy = Document.createShell(BASE);
        copy.outputSettings().prettyPrint(false);
        copy.body().insertChildren(0, dirty.clone().childNodes());
        copy.body().select(REMOVED).remove();
        copy.body().select(PIXELS).remove();
        nameLooks(copy.body());
        copy.body().select("*").forEach(Sanitizer::replaceForeignBlock);
        return tidy(new Cleaner(POLICY).clean(copy)).body();
    }

    /// Editors say by an old element or a style what is struck out, raised or lowered. The style is about to go.
    private static void nameLooks(Element body) {
        body.select("strike, span[style~=(?i)text-decoration[^;]*line-through]").tagName("s");
        body.select("span[style~=(?i)vertical-align\\s*:\\s*super]").tagName("sup");
        body.select("span[style~=(?i)vertical-align\\s*:\\s*sub\\b]").tagName("sub");
        body.select("del, s").stream()
                .filter(deleted -> holdsBlock(deleted) && !deleted.parents().is("del, s"))
                .toList()
                .forEach(Sanitizer::moveIntoBlocks);
    }

    private static boolean holdsBlock(Element inline) {
        return inline.stream().skip(1).anyMatch(Element::isBlock);
    }

    /// Blocks may not stand in inline elements, which are taken away around them.
    private static void moveIntoBlocks(Element deleted) {
        deleted.nodeStream(TextNode.class)
                .filter(text -> !text.isBlank())
                .toList()
                .forEach(text -> text.wrap("<del></del>"));
        deleted.unwrap();
    }

    /// Becomes a `div`, or the last word of one block and the first of the next would be joined.
    private static void replaceForeignBlock(Element element) {
        if (element.isBlock() && !BLOCK_NAMES.contains(element.normalName()) && !element.nameIs("body")) {
            element.tagName("div");
        }
    }

    private static Document tidy(Document clean) {
        clean.select("b").tagName("strong");
        clean.select("i").tagName("em");
        clean.select("code[class]:not([class~=^language-[\\w+#.-]+$])").removeAttr("class");
        clean.select("[width]:not([width~=^\\d{1,5}$])").removeAttr("width");
        clean.select("[height]:not([height~=^\\d{1,5}$])").removeAttr("height");
        clean.select("a[id]:not([href])").tagName("span");
        clean.select("span:not([lang]):not([dir]):not([id])").unwrap();
        clean.select("a:not([href])").unwrap();
        clean.select("img:not([alt])").attr("alt", "");
        return clean;
    }
}
