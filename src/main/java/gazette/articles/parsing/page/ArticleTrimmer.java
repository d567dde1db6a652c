package gazette.articles.parsing.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Cuts out of an article what is none of its text: its title and byline before it, lines such as "Read more" in it,
/// lists of links and notes of the publisher after it. Code, tables, quotations and pictures stay.
final class ArticleTrimmer {
    /// Of the letters. Where more would go, the article itself is of that kind, such as a list of links.
    private static final double MOST = 0.6;

    private final ArticleLines lines;
    private final Set<Element> cut = new HashSet<>();

    private ArticleTrimmer(ArticleLines lines) {
        this.lines = lines;
    }

    /// Trims an article, in place.
    static void trim(Element article, PageMetadata metadata) {
        var lines = new ArticleLines(article, metadata);
        var trimmer = new ArticleTrimmer(lines);
        trimmer.cutHead();
        trimmer.cutInside();
        trimmer.cutTail();
        if (lines.letters(trimmer.cut) <= MOST * lines.letters()) {
            trimmer.cut.forEach(lines::remove);
        }
    }

    private void cutHead() {
        for (Element line : lines.all()) {
            if (lines.isBeforeText(line)) {
                cut.add(line);
            } else if (!lines.isNoText(line)) {
                return;
            }
        }
    }

    private void cutInside() {
        boolean isInList = false;
        List<Element> all = lines.all();
        for (int i = 0; i < all.size(); i++) {
            Element line = all.get(i);
            boolean isFurniture = (lines.isFurniture(line) && !lines.isHeading(line)) || isHeadingOfLinks(i);
            isInList = isFurniture || (isInList && lines.isLinkItem(line));
            if (isInList || lines.isRepeatedCaption(line)) {
                cut.add(line);
            }
        }
    }

    /// "Comments" may be a chapter of a manual; above a list of links to the own site it is none.
    private boolean isHeadingOfLinks(int i) {
        List<Element> all = lines.all();
        return i + 1 < all.size() && lines.isHeadingOfLinks(all.get(i), all.get(i + 1));
    }

    private void cutTail() {
        for (Element line : lines.all().reversed()) {
            if (!cut.contains(line) && !lines.isAfterText(line)) {
                return;
            }
            cut.add(line);
        }
    }
}
