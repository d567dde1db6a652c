package gazette.articles.formats;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Repairs what is lost when a WeChat article is converted to Markdown.
final class WeChatHeadingRepair {
    private static final Pattern FULL_STOP = Pattern.compile("[。．.][”’」』）)\"]*$");

    private WeChatHeadingRepair() {}

    /// Changes the body in place and returns it.
    static Element repair(Element body) {
        List.copyOf(body.children()).forEach(WeChatHeadingRepair::convertHeading);
        return body;
    }

    /// WeChat has no headings: authors write a line in bold.
    private static void convertHeading(Element block) {
        if (!block.nameIs("p")
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
