package gazette.articles.dialects;

import org.commonmark.node.CustomNode;

/// Stands for a link to another note, or for that note or picture itself.
final class WikiLink extends CustomNode {
    private final String text;
    private final boolean isEmbed;

    WikiLink(String text, boolean isEmbed) {
        this.text = text;
        this.isEmbed = isEmbed;
    }

    /// Returns what stands in the brackets.
    String text() {
        return text;
    }

    boolean isEmbed() {
        return isEmbed;
    }
}
