package gazette.lint.feeds;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.render.FeedFormat;
import gazette.render.RenderException;
import gazette.render.SiteUrls;
import gazette.render.check.SampleFeeds;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedRenderer;
import gazette.render.themes.Themes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Renders the feed templates with sample articles and reads the feeds back.
public final class FeedTemplateCheck {
    private final FeedRenderer renderer;

    public FeedTemplateCheck(Themes themes) {
        this.renderer = new FeedRenderer(themes, SampleFeeds.HUBS);
    }

    /// Returns what is wrong in the feeds that the templates make; of each line of a template the first fault. What
    /// cannot be rendered at all is left to [gazette.render.check.TemplateCheck].
    public List<Diagnostic> faults(Config config) {
        var site = SiteUrls.of(config);
        Map<String, Diagnostic> faults = new LinkedHashMap<>();
        for (ListConfig list : config.lists().values()) {
            for (FeedFormat format : FeedFormat.values()) {
                for (Feed feed : SampleFeeds.of(site, list)) {
                    faults(format, feed).forEach(fault -> faults.putIfAbsent(fault.file() + ":" + fault.line(), fault));
                }
            }
        }
        return List.copyOf(faults.values());
    }

    private List<Diagnostic> faults(FeedFormat format, Feed feed) {
        var locator = new FeedFaultLocator(renderer, format, feed);
        return rendered(format, feed).map(text -> FeedReadBack.faults(format, text, feed)).orElse(List.of()).stream()
                .map(locator::locate)
                .toList();
    }

    private Optional<String> rendered(FeedFormat format, Feed feed) {
        try {
            return Optional.of(renderer.feed(format, feed));
        } catch (RenderException e) {
            return Optional.empty();
        }
    }
}
