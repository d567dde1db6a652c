package gazette.articles.body;

import gazette.articles.text.BareAddresses;
import gazette.articles.text.BareAddresses.BareAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Makes links of the addresses in a body's text; those in code stay text.
final class BareLinkConverter {
    private static final String LITERAL = "a, pre, code, kbd, samp";
    /// What programs that make links take into them: a mark at the end, the next address.
    private static final Pattern RUNS_ON = Pattern.compile("[，。、；：]$|[^\\x00-\\x7F](?:https?://|www\\.)|@[^@]*[，。、；：]");
    private static final Pattern ADDRESS_GOES_ON = Pattern.compile("[A-Za-z0-9/_%=&#.-]");

    private BareLinkConverter() {}

    /// Changes the body in place.
    static void convert(Element body) {
        body.select("a[href]").stream()
                .filter(BareLinkConverter::runsOn)
                .toList()
                .forEach(Element::unwrap);
        body.nodeStream(TextNode.class).toList().forEach(BareLinkConverter::link);
    }

    private static boolean runsOn(Element link) {
        String text = link.text();
        String href = link.attr("href");
        boolean isBare = href.equals(text) || href.equals("mailto:" + text) || href.equals("http://" + text);
        return isBare && RUNS_ON.matcher(text).find();
    }

    private static boolean isLiteral(TextNode text) {
        return Optional.ofNullable(text.parent()).map(p -> p.closest(LITERAL)).isPresent();
    }

    private static void link(TextNode node) {
        String text = node.getWholeText();
        List<BareAddress> addresses = BareAddresses.in(text);
        if (addresses.isEmpty() || isLiteral(node)) {
            return;
        }
        int end = 0;
        for (BareAddress address : addresses) {
            if (address.end() == text.length() && goesOn(node)) {
                break;
            }
            node.before(new TextNode(text.substring(end, address.start())));
            node.before(new Element("a")
                    .attr("href", address.link())
                    .appendText(text.substring(address.start(), address.end())));
            end = address.end();
        }
        node.text(text.substring(end));
    }

    /// Whether an address at the end of a text is only the beginning of one, as in `https://example.com/<wbr>long`.
    private static boolean goesOn(TextNode text) {
        Node next = text.nextSibling();
        return switch (next) {
            case TextNode more -> ADDRESS_GOES_ON.matcher(more.getWholeText()).lookingAt();
            case Element e when e.nameIs("wbr") -> true;
            case Element e
            when !e.isBlock() -> ADDRESS_GOES_ON.matcher(e.wholeText()).lookingAt();
            case null, default -> false;
        };
    }
}
