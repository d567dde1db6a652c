package gazette.articles.dialects;

import org.commonmark.node.CustomNode;

/// Stands around the text of a link whose address only another program knows.
final class UnknownLink extends CustomNode {
    private final String address;

    UnknownLink(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }
}
