package gazette.lint.mail;

import gazette.lint.ArticleContents;
import gazette.lint.DomCheck;
import gazette.lint.DomWalk;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.LintReport;
import gazette.lint.checks.ClientSupportCheck;
import gazette.lint.checks.ContrastCheck;
import gazette.lint.checks.DarkRuleCheck;
import gazette.lint.checks.HeaderCheck;
import gazette.lint.checks.ImageCheck;
import gazette.lint.checks.LinkCheck;
import gazette.lint.checks.PlaceholderAndFooterCheck;
import gazette.lint.checks.SubjectAndSizeCheck;
import gazette.lint.checks.TagBalanceCheck;
import gazette.lint.checks.TextPartCheck;
import gazette.lint.checks.WidthCheck;
import gazette.lint.style.DarkModeStyleResolver;
import gazette.lint.style.InlineStyle;
import gazette.lint.support.ClientSupportReport;
import gazette.lint.support.LintData;
import gazette.render.css.CssParser;
import gazette.render.css.Declaration;
import gazette.render.css.StyleSheetOutline;
import gazette.render.css.StyleSheetOutline.Entry;
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
public final class MailLinter {
    private static final int REMEMBERED = 2_000;

    private final LintData data = LintData.ours();
    private final Map<String, InlineStyle> stylings = new ConcurrentHashMap<>();
    private final Map<String, List<Entry>> sheets = new ConcurrentHashMap<>();

    /// Reads a mail.
    public LintReport lint(LintInput input) {
        var findings = new FindingCollector();
        Document document = Jsoup.parse(input.renderedMail().html());
        List<Entry> rules = rules(document);
        var features = new ClientSupportCheck(data, findings);
        var articles = new ArticleContents(input);
        var links = new LinkCheck(input, articles, findings);
        var images = new ImageCheck(input, articles, findings);
        var words = new TextPartCheck(input, findings);
        var darkMode = new DarkModeStyleResolver(rules);
        var contrast = new ContrastCheck(findings, darkMode);
        var dark = new DarkRuleCheck(darkMode, findings);
        outside(input, findings);
        features.head(document, rules);
        List<DomCheck> checks = List.of(links, images, new WidthCheck(findings), words, contrast, dark, features);
        DomWalk.of(document, checks, this::styling, titles(input));
        new PlaceholderAndFooterCheck(input, document, articles, findings).run(words);
        return new LintReport(
                SubjectAndSizeCheck.bytes(input.renderedMail().html()),
                SubjectAndSizeCheck.bytes(input.renderedMail().text()),
                links.links(),
                images.images(),
                findings.findings(),
                ClientSupportReport.of(features.used(), data));
    }

    /// Runs the checks that need no walk through the mail.
    private static void outside(LintInput input, FindingCollector findings) {
        var envelope = new SubjectAndSizeCheck(findings);
        envelope.subject(input.renderedMail().subject());
        envelope.size(SubjectAndSizeCheck.bytes(input.renderedMail().html()));
        new HeaderCheck(findings, input.header()).run(input.isPublic());
        new TagBalanceCheck(findings).run(input.renderedMail().html());
        input.renderedMail()
                .styleWarnings()
                .forEach(warning -> findings.warn(
                        "styles",
                        "In the theme's styles, " + warning.problem() + ".",
                        "the style sheet",
                        "Look at the theme's mail.css: " + warning.remedy() + "."));
    }

    private static Set<String> titles(LintInput input) {
        return input.issue().articles().stream()
                .map(stored -> stored.article().title())
                .collect(Collectors.toSet());
    }

    private List<Entry> rules(Document document) {
        var rules = new ArrayList<Entry>();
        for (Element style : document.getElementsByTag("style")) {
            List<Entry> known = sheets.get(style.data());
            rules.addAll(known != null ? known : remember(sheets, style.data(), StyleSheetOutline.read(style.data())));
        }
        return rules;
    }

    private InlineStyle styling(String style) {
        InlineStyle known = stylings.get(style);
        if (known != null) {
            return known;
        }
        List<Declaration> declarations = CssParser.declarations(style);
        return remember(stylings, style, InlineStyle.of(declarations, data.words()));
    }

    private static <T> T remember(Map<String, T> known, String key, T value) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, value);
        return value;
    }
}
