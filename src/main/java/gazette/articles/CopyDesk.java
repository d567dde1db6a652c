package gazette.articles;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes of a draft's body what readers get.
final class CopyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CopyDesk.class);

    private final List<Pattern> cutAfter;
    private final Manuscript manuscript;
    private final Links links;
    private final Pictures pictures;
    private final Findings findings;

    CopyDesk(List<Pattern> cutAfter, Manuscript manuscript, Links links, Pictures pictures, Findings findings) {
        this.cutAfter = cutAfter;
        this.manuscript = manuscript;
        this.links = links;
        this.pictures = pictures;
        this.findings = findings;
    }

    /// Cuts before it looks at pictures, so that one in the tail is never asked for.
    Body edit(Element draft) {
        draft.select(Sanitizer.EMBEDDED).stream()
                .map(Element::normalName)
                .distinct()
                .forEach(this::warnOfEmbedded);
        Anchors.rename(draft);
        Element clean = Sanitizer.clean(draft);
        Unwrapper.unwrap(clean);
        Element body = Shaper.shape(clean);
        cutTail(body);
        links.resolve(body);
        pictures.place(body);
        Element shaped = Shaper.shape(body);
        Headings.shift(shaped);
        return new Body(shaped);
    }

    private void warnOfEmbedded(String name) {
        String tag = "<" + name;
        findings.warn(
                manuscript.lineOf(tag),
                "the " + tag + "> cannot go into letters and feeds and is left out",
                "link to it instead, or show a picture of it");
    }

    private void cutTail(Element body) {
        List<Element> blocks = List.copyOf(body.children());
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text();
            if (cutAfter.stream().anyMatch(p -> p.matcher(text).find())) {
                List<Element> tail = blocks.subList(i, blocks.size());
                tail.forEach(Element::remove);
                LOG.info("action=cut file={} blocks={} from=\"{}\"", findings.file(), tail.size(), text);
                findings.note("cut " + tail.size() + (tail.size() == 1 ? " block" : " blocks") + " from '" + text
                        + "' on, as cut_after says");
                return;
            }
        }
    }
}
