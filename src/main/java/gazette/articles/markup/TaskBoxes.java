package gazette.articles.markup;

import gazette.articles.plaintext.TaskItem;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Writes the boxes of task lists as signs: a form's elements are taken away.
final class TaskBoxes {
    private TaskBoxes() {}

    static void write(Element body) {
        for (Element box : body.select("li input[type=checkbox]")) {
            if (box.nextSibling() instanceof TextNode text) {
                text.text(text.getWholeText().stripLeading());
            }
            box.replaceWith(new TextNode(box.hasAttr("checked") ? TaskItem.DONE : TaskItem.OPEN));
        }
    }
}
