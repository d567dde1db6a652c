package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.lint.Finding;
import gazette.lint.LintReport;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.mail.RenderedMail;
import gazette.render.pages.PageRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// Makes one file that shows an issue to whoever is to look at it: letter, text and page side by side, with the checks'
/// findings and the report of the run. It holds its pictures, needs no server and no script, and asks nobody for
/// anything. The letter and the page stand in frames of their own, so that their styles do not meet.
final class PreviewPage {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

    private final AppContext context;
    private final ListConfig list;
    private final PreviewFrames frames;

    PreviewPage(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.list = context.config().list(schedule.list());
        this.frames = new PreviewFrames(context.images(), context.site());
    }

    /// Returns the file's HTML.
    ///
    /// @param mail as its recipient gets it
    /// @param recipient whose letter it is, in words
    String html(PreviewLetter letter, RenderedMail mail, String recipient, List<Reason> reasons) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.prependChild(new DocumentType("html", "", ""));
        page.expectFirst("html").attr("lang", "en");
        addHead(page.head(), mail.subject());
        Element body = page.body();
        addFacts(body, letter, mail, recipient);
        addFindings(body, letter.lintReport());
        addReport(body, reasons);
        addSwitches(body);
        Element views = body.appendElement("main").addClass("views");
        addFrames(views, "The letter", frames.of(mail.html()));
        addView(views, "Its text").appendElement("pre").text(mail.text());
        addPage(views, letter);
        return page.outerHtml();
    }

    private void addHead(Element head, String subject) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:");
        head.appendElement("meta").attr("name", "robots").attr("content", "noindex");
        head.appendElement("title").text("Preview: " + subject);
        head.appendElement("style").appendChild(new DataNode(css()));
    }

    private void addFacts(Element body, PreviewLetter letter, RenderedMail mail, String recipient) {
        LintReport report = letter.lintReport();
        body.appendElement("h1").attr("dir", "auto").text(mail.subject());
        body.appendElement("p").addClass("preheader").attr("dir", "auto").text(mail.preheader());
        Element facts = body.appendElement("dl");
        addFact(facts, "From", list.mail().from().toString());
        addFact(facts, "To", recipient);
        addFact(
                facts,
                "Issue",
                letter.issue().list() + "/" + letter.issue().number() + " of "
                        + DATE.format(letter.issue()
                                .date()
                                .atZone(context.config().publication().zone())));
        addFact(
                facts,
                "Size",
                String.format(
                        Locale.ROOT,
                        "%,d bytes of HTML, %,d of text, %d links, %d pictures",
                        report.htmlBytes(),
                        report.textBytes(),
                        report.links(),
                        report.images()));
        addFact(facts, "Links", "the one to unsubscribe does nothing here; no link is followed in this file");
    }

    private static void addFact(Element facts, String name, String value) {
        facts.appendElement("dt").text(name);
        facts.appendElement("dd").attr("dir", "auto").text(value);
    }

    private static void addFindings(Element body, LintReport report) {
        Element section = section(
                body,
                "Checks: " + count(report.errors().size(), "error") + ", "
                        + count(report.warnings().size(), "warning") + ", "
                        + count(
                                report.findings().size()
                                        - report.errors().size()
                                        - report.warnings().size(),
                                "note"),
                !report.errors().isEmpty() || !report.warnings().isEmpty());
        for (Finding finding : report.findings()) {
            Element item = section.appendElement("li");
            item.appendElement("b")
                    .addClass(finding.severity().word())
                    .text(finding.severity().word() + ": ");
            item.appendText(finding.what());
            item.appendElement("small").text("in " + finding.where() + " → " + finding.remedy());
        }
    }

    private static void addReport(Element body, List<Reason> reasons) {
        Element section = section(body, "What the run would say: " + count(reasons.size(), "line"), false);
        for (Reason reason : reasons) {
            Element item = section.appendElement("li");
            item.appendElement("b")
                    .addClass(reason.kind().word().replace(' ', '-'))
                    .text(reason.kind().word() + ": ");
            item.appendElement("span").attr("dir", "auto").text(reason.subject());
            if (!reason.detail().isEmpty()) {
                item.appendElement("small").attr("dir", "auto").text(reason.detail());
            }
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Element section(Element body, String title, boolean isOpen) {
        Element details = body.appendElement("details").attr("open", isOpen);
        details.appendElement("summary").text(title);
        return details.appendElement("ul");
    }

    /// Radio buttons, which the style sheet looks at: no script is needed.
    private static void addSwitches(Element body) {
        List<List<String>> switches = List.of(
                List.of("scheme", "light", "Light"),
                List.of("scheme", "dark", "Dark"),
                List.of("width", "wide", "Wide"),
                List.of("width", "phone", "Phone (375 px)"));
        switches.forEach(one -> body.appendElement("input")
                .addClass("switch")
                .attr("type", "radio")
                .attr("name", one.getFirst())
                .attr("id", one.get(1))
                .attr("checked", one.get(1).equals("light") || one.get(1).equals("wide")));
        Element labels = body.appendElement("div").addClass("switches");
        switches.forEach(
                one -> labels.appendElement("label").attr("for", one.get(1)).text(one.get(2)));
        labels.child(1).after(new Element("span"));
    }

    private void addPage(Element views, PreviewLetter letter) {
        if (!list.isPublic()) {
            addView(views, "The page").appendElement("p").text("The list is private: it has no page on the web.");
            return;
        }
        var pages = new PageRenderer(context.themes(), SiteThemeName.of(context.config()));
        String html = pages.issuePage(context.site(), list, letter.published());
        addFrames(views, "The page", frames.ofPage(html, pages.stylesheet(context.site())));
    }

    private static void addFrames(Element views, String title, PreviewFrames.Frames frames) {
        Element view = addView(views, title);
        addFrame(view, title, "light", frames.light());
        addFrame(view, title, "dark", frames.dark());
    }

    private static void addFrame(Element view, String title, String scheme, String html) {
        view.appendElement("iframe")
                .addClass(scheme)
                .attr("title", title + ", " + scheme)
                .attr("sandbox", "")
                .attr("srcdoc", html);
    }

    private static Element addView(Element views, String title) {
        Element view = views.appendElement("section").addClass("view");
        view.appendElement("h2").text(title);
        return view;
    }

    private static String css() {
        try (InputStream file =
                Objects.requireNonNull(PreviewPage.class.getResourceAsStream("/preview/preview.css"), "preview.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
