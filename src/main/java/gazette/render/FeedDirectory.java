package gazette.render;

import gazette.config.ListConfig;
import gazette.render.Channel.Kind;
import gazette.render.view.ChannelGroup;
import gazette.render.view.ChannelView;
import gazette.render.view.FeedView;
import gazette.render.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells which feeds there are: people on a page, feed readers by OPML 2.0.
public final class FeedDirectory {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public FeedDirectory(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// The page, to be served at `/feeds`.
    public String page(Site site, List<Channel> channels) {
        Setting setting = setting(Pages.relative(site));
        List<Channel> named = channels.stream()
                .filter(channel -> channel.kind() == Kind.ARTICLES || channel.kind() == Kind.ISSUES)
                .toList();
        var head = Pages.head(
                        site, setting.words().of("feeds_title"), setting.words().of("feeds_intro"), "/feeds")
                .with(Pages.views(setting, named));
        String opml = Pages.relative(site).absolute("/feeds.opml");
        return themes.set(setting.frame(), "feeds.ftlh", new Page.Feeds(head, groups(setting, channels), opml));
    }

    /// The same for feed readers, to be served at `/feeds.opml`.
    public String opml(Site site, List<Channel> channels) {
        Setting setting = setting(site);
        String title = setting.frame().paper().title();
        return themes.setFeed("opml.ftlx", new FeedView.Subscriptions(title, groups(setting, channels)));
    }

    private Setting setting(Site site) {
        return themes.setting(site, theme, site.publication().language(), Medium.CARDS);
    }

    private static List<ChannelGroup> groups(Setting setting, List<Channel> channels) {
        var groups = new ArrayList<ChannelGroup>();
        var words = setting.words();
        of(channels, channel -> channel.list().isEmpty() && channel.kind() != Kind.TAG, setting)
                .ifPresent(all -> groups.add(new ChannelGroup(words.of("feeds_everything"), "", words.lang(), all)));
        channels.stream()
                .flatMap(channel -> channel.list().stream())
                .distinct()
                .forEach(list -> of(channels, channel -> channel.list().equals(Optional.of(list)), setting)
                        .ifPresent(own -> groups.add(group(list, own))));
        of(channels, channel -> channel.kind() == Kind.TAG, setting)
                .ifPresent(tags -> groups.add(new ChannelGroup(words.of("feeds_by_tag"), "", words.lang(), tags)));
        return groups;
    }

    private static ChannelGroup group(ListConfig list, List<ChannelView> own) {
        return new ChannelGroup(Plain.line(list.title()), Plain.line(list.description()), list.language(), own);
    }

    private static Optional<List<ChannelView>> of(List<Channel> channels, Predicate<Channel> which, Setting setting) {
        return Optional.of(Pages.views(setting, channels.stream().filter(which).toList()))
                .filter(views -> !views.isEmpty());
    }
}
