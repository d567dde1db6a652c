package gazette.lint.feeds;

import gazette.config.Diagnostic;
import gazette.render.FeedFormat;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedRenderer;
import gazette.render.themes.TemplateLine;
import java.nio.file.Path;
import java.util.Optional;

/// Names the line of the template that is to blame for a fault in a feed.
///
/// @param feed from which the faulty feed was rendered
record FeedFaultLocator(FeedRenderer renderer, FeedFormat format, Feed feed) {
    Diagnostic locate(FeedFault fault) {
        String where = " (line " + fault.line() + " of the feed)";
        return templateLine(fault.line())
                .map(place -> diagnostic(place, fault.problem() + where, fault.remedy()))
                .orElseGet(() -> diagnostic(
                        new TemplateLine(Path.of("feed." + format.extension()), fault.line()),
                        fault.problem(),
                        "this is a fault in the program; please report it"));
    }

    /// A reader misses the end of a feed in the line after the last one, which no line of the template writes.
    private Optional<TemplateLine> templateLine(int line) {
        return renderer.templateLine(format, feed, line)
                .or(() -> renderer.templateLine(format, feed, line - 1))
                .or(() -> FeedRenderer.template(format)
                        .map(name -> new TemplateLine(Path.of("templates/feeds", name), 1)));
    }

    private static Diagnostic diagnostic(TemplateLine place, String problem, String remedy) {
        return new Diagnostic(place.file(), place.line(), problem, remedy);
    }
}
