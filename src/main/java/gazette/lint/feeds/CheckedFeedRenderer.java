package gazette.lint.feeds;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.render.FeedFormat;
import gazette.render.RenderException;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedRenderer;
import gazette.render.themes.Themes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Renders feeds and reads them back. An entry that does not come out as meant is left out; if sample articles do not
/// either, the template is wrong, and there is no feed. Safe for many threads.
public final class CheckedFeedRenderer {
    private final Config config;
    private final Themes themes;
    private final FeedRenderer renderer;

    public CheckedFeedRenderer(Config config, Themes themes) {
        this.config = config;
        this.themes = themes;
        this.renderer = new FeedRenderer(themes, config.websub().hubs());
    }

    /// Renders a feed.
    ///
    /// @throws RenderException if the template is wrong
    public VerifiedFeedDocument feed(FeedFormat format, Feed feed) {
        try {
            return readBack(format, feed);
        } catch (RenderException e) {
            return withoutFailing(format, feed, e);
        }
    }

    private VerifiedFeedDocument readBack(FeedFormat format, Feed feed) {
        String text = renderer.feed(format, feed);
        List<FeedFault> faults = FeedReadBack.faults(format, text, feed);
        if (faults.isEmpty()) {
            return new VerifiedFeedDocument(text, List.of());
        }
        checkTemplates();
        return withoutFaulty(format, feed, faults);
    }

    /// Leaves out the entries that a template cannot render, although it can render samples.
    private VerifiedFeedDocument withoutFailing(FeedFormat format, Feed feed, RenderException failure) {
        checkTemplates();
        var omitted = new ArrayList<OmittedEntry>();
        for (FeedItem item : feed.items()) {
            failure(format, feed.withItems(List.of(item)))
                    .ifPresent(fault -> omitted.add(new OmittedEntry(item, format, fault)));
        }
        if (omitted.isEmpty()) {
            throw failure;
        }
        List<FeedItem> failing = omitted.stream().map(OmittedEntry::item).toList();
        VerifiedFeedDocument rest = readBack(
                format,
                feed.withItems(feed.items().stream()
                        .filter(item -> !failing.contains(item))
                        .toList()));
        omitted.addAll(rest.omitted());
        return new VerifiedFeedDocument(rest.text(), omitted);
    }

    private Optional<Diagnostic> failure(FeedFormat format, Feed feed) {
        try {
            renderer.feed(format, feed);
            return Optional.empty();
        } catch (RenderException e) {
            return Optional.of(e.fault());
        }
    }

    private void checkTemplates() {
        new FeedTemplateCheck(themes).faults(config).stream().findFirst().ifPresent(fault -> {
            throw new RenderException(fault);
        });
    }

    private VerifiedFeedDocument withoutFaulty(FeedFormat format, Feed all, List<FeedFault> faultsOfAll) {
        Feed feed = all;
        List<FeedFault> faults = faultsOfAll;
        String text = "";
        var omitted = new ArrayList<OmittedEntry>();
        while (!faults.isEmpty()) {
            Map<FeedItem, Diagnostic> faulty = faulty(format, feed, faults);
            if (faulty.isEmpty()) {
                throw new RenderException(new FeedFaultLocator(renderer, format, feed).locate(faults.getFirst()));
            }
            faulty.forEach((item, fault) -> omitted.add(new OmittedEntry(item, format, fault)));
            feed = feed.withItems(feed.items().stream()
                    .filter(item -> !faulty.containsKey(item))
                    .toList());
            text = renderer.feed(format, feed);
            faults = FeedReadBack.faults(format, text, feed);
        }
        return new VerifiedFeedDocument(text, omitted);
    }

    /// Returns the entries that are wrong even in a feed of their own; if none is, those that the faults name.
    private Map<FeedItem, Diagnostic> faulty(FeedFormat format, Feed feed, List<FeedFault> faults) {
        var faulty = new LinkedHashMap<FeedItem, Diagnostic>();
        for (FeedItem item : feed.items()) {
            Feed alone = feed.withItems(List.of(item));
            FeedReadBack.faults(format, renderer.feed(format, alone), alone).stream()
                    .findFirst()
                    .ifPresent(fault -> faulty.put(item, new FeedFaultLocator(renderer, format, alone).locate(fault)));
        }
        if (faulty.isEmpty()) {
            var locator = new FeedFaultLocator(renderer, format, feed);
            faults.forEach(fault -> fault.item().ifPresent(item -> faulty.putIfAbsent(item, locator.locate(fault))));
        }
        return faulty;
    }
}
