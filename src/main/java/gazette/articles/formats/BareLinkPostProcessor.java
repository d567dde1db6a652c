package gazette.articles.formats;

import gazette.articles.text.BareAddresses;
import gazette.articles.text.BareAddresses.BareAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/// Makes links of the addresses in a document's text. The extension of commonmark for this takes the Chinese behind an
/// address for a part of it.
final class BareLinkPostProcessor implements PostProcessor {
    @Override
    public Node process(Node document) {
        document.accept(new Linker());
        return document;
    }

    private static final class Linker extends AbstractVisitor {
        private static final Pattern TAG =
                Pattern.compile("<(/?)(?:a|code|kbd|samp|pre)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

        /// How many links and pieces of code are open that are written as HTML.
        private int literal;

        @Override
        public void visit(Link link) {
            // A link has no link in it.
        }

        @Override
        public void visit(Image image) {
            // Its text is shown where the image is not.
        }

        @Override
        public void visit(HtmlInline tag) {
            var literalTag = TAG.matcher(tag.getLiteral());
            if (literalTag.matches()) {
                literal += literalTag.group(1).isEmpty() ? 1 : -1;
            }
        }

        @Override
        public void visit(Text text) {
            String plain = CjkEmphasis.unmark(text.getLiteral());
            List<BareAddress> addresses = literal > 0 ? List.of() : BareAddresses.in(plain);
            if (!addresses.isEmpty()) {
                replace(text, plain, addresses);
            }
        }

        private static void replace(Text text, String plain, List<BareAddress> addresses) {
            // The marker of an escaped bracket is still needed.
            insert(text, text.getLiteral().startsWith(CjkEmphasis.LETTER) ? CjkEmphasis.LETTER : "");
            int end = 0;
            for (BareAddress address : addresses) {
                insert(text, plain.substring(end, address.start()));
                var link = new Link(address.link(), null);
                link.appendChild(new Text(plain.substring(address.start(), address.end())));
                text.insertBefore(link);
                end = address.end();
            }
            insert(text, plain.substring(end));
            text.unlink();
        }

        private static void insert(Text text, String plain) {
            if (!plain.isEmpty()) {
                text.insertBefore(new Text(plain));
            }
        }
    }
}
