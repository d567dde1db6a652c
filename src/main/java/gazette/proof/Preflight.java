package gazette.proof;

import gazette.render.Declaration;
import gazette.render.SheetOutline;
import gazette.render.SheetOutline.Entry;
import gazette.render.SheetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads a rendered mail before it is sent. Made once, it reads many: what it has learned of style attributes stays.
/// Opens no connection. Safe for many threads.
public final class Preflight {
    private static final int REMEMBERED = 2_000;

    private final Standards standards = Standards.ours();
    private final Map<String, Styling> stylings = new ConcurrentHashMap<>();
    private final Map<String, List<Entry>> sheets = new ConcurrentHashMap<>();

    /// Reads a mail.
    public Report read(Galley galley) {
        var marks = new Marks();
        Document document = Jsoup.parse(galley.edition().html());
        List<Entry> rules = rules(document);
        var features = new FeatureCheck(standards, marks);
        var links = new LinkCheck(galley, marks);
        var images = new ImageCheck(galley, marks);
        var words = new WordsCheck(galley, marks);
        var contrast = new ContrastCheck(marks, new DarkRules(rules));
        outside(galley, marks);
        features.head(document, rules);
        List<Check> checks = List.of(links, images, new WidthCheck(marks), words, contrast, features);
        Reading.of(document, checks, this::styling, titles(galley));
        new FrameCheck(galley, marks).run(words);
        return new Report(
                EnvelopeCheck.bytes(galley.edition().html()),
                EnvelopeCheck.bytes(galley.edition().text()),
                links.links(),
                images.images(),
                marks.findings(),
                SupportTable.of(features.used(), standards));
    }

    /// What can be told without reading it.
    private static void outside(Galley galley, Marks marks) {
        var envelope = new EnvelopeCheck(marks);
        envelope.subject(galley.edition().subject());
        envelope.size(EnvelopeCheck.bytes(galley.edition().html()));
        new HeaderCheck(marks, galley.header()).run(galley.isPublic());
        new StructureCheck(marks).run(galley.edition().html());
    }

    private static Set<String> titles(Galley galley) {
        return galley.issue().articles().stream()
                .map(filed -> filed.article().title())
                .collect(Collectors.toSet());
    }

    private List<Entry> rules(Document document) {
        var rules = new ArrayList<Entry>();
        for (Element style : document.getElementsByTag("style")) {
            List<Entry> known = sheets.get(style.data());
            rules.addAll(known != null ? known : remember(sheets, style.data(), SheetOutline.read(style.data())));
        }
        return rules;
    }

    private Styling styling(String style) {
        Styling known = stylings.get(style);
        if (known != null) {
            return known;
        }
        List<Declaration> declarations = SheetReader.declarations(style);
        return remember(stylings, style, Styling.of(declarations, standards.words()));
    }

    private static <T> T remember(Map<String, T> known, String key, T value) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, value);
        return value;
    }
}
