package gazette.articles.formats;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Repairs what is lost when a WeChat article is converted to Markdown.
final class WeChatHeadingRepair {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Pattern FULL_STOP = Pattern.compile("[。．.][”’」』）)\"]*$");

    /// Matches who wrote and who edited: `作者 | 林夏`, `文／林夏 编辑／陈默`.
    private static final Pattern BYLINE =
            Pattern.compile("[\\[【（(]?(?:本文)?(?:(?:作者|撰文|撰稿|文字|文|图片|摄影|图|编辑|责编|责任编辑|编译|翻译|译者|译"
                    + "|校对|审校|审核|排版|设计|策划|监制|出品|整理|采访|采写|记者|报道|来源|转载自)[\\s/／&＆、·和与]{0,3}){1,5}[:：|｜丨∣︱/／].{1,80}");

    private WeChatHeadingRepair() {}

    /// Changes the body in place and returns it.
    static Element repair(Element body) {
        List.copyOf(body.children()).forEach(WeChatHeadingRepair::convertHeading);
        return body;
    }

    /// WeChat has no headings: authors write a line in bold.
    private static void convertHeading(Element block) {
        boolean isByline = BYLINE.matcher(block.text()).matches();
        if (isByline && HEADINGS.contains(block.normalName())) {
            block.tagName("p");
        }
        if (isByline
                || !block.nameIs("p")
                || !isBoldThroughout(block)
                || FULL_STOP.matcher(block.text()).find()) {
            return;
        }
        block.select("strong").unwrap();
        block.tagName("h2");
    }

    private static boolean isBoldThroughout(Element block) {
        return block.hasText()
                && block.select("img").isEmpty()
                && block.childNodes().stream().allMatch(WeChatHeadingRepair::isBoldOrBlank);
    }

    private static boolean isBoldOrBlank(Node node) {
        return node instanceof TextNode text ? text.isBlank() : node.nameIs("strong");
    }
}
