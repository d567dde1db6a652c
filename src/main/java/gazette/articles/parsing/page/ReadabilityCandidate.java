package gazette.articles.parsing.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Asks Readability for the article of a page. It works on a copy, with code and tables set aside, which it would
/// break.
final class ReadabilityCandidate {
    private static final String SET_ASIDE = "pre, table:has(th), table:has(caption)";
    private static final String PLACEHOLDER = "kept-";

    private final List<Element> setAside = new ArrayList<>();

    private ReadabilityCandidate() {}

    /// Returns what Readability finds; empty if that is nothing, or if it fails, as it does on some broken pages.
    static Optional<Element> of(Document page) {
        try {
            return new ReadabilityCandidate().find(page.clone());
        } catch (IllegalStateException | NullPointerException _) {
            return Optional.empty();
        }
    }

    private Optional<Element> find(Document copy) {
        copy.body().select(SET_ASIDE).forEach(this::setAside);
        return Optional.ofNullable(
                        new Readability4J(copy.location(), copy).parse().getArticleContent())
                .map(found -> restored(found, copy.baseUri()));
    }

    private void setAside(Element element) {
        boolean isInOneSetAside = element.ownerDocument() == null;
        if (isInOneSetAside) {
            return;
        }
        Element placeholder = new Element("p").id(PLACEHOLDER + setAside.size()).text(element.text());
        setAside.add(element);
        element.replaceWith(placeholder);
    }

    private Element restored(Element found, String base) {
        found.setBaseUri(base);
        for (int i = 0; i < setAside.size(); i++) {
            Element element = setAside.get(i);
            Optional.ofNullable(found.getElementById(PLACEHOLDER + i))
                    .ifPresent(placeholder -> placeholder.replaceWith(element));
        }
        return found;
    }
}
