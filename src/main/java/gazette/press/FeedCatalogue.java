package gazette.press;

import gazette.config.AddressWord;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.render.Channel;
import gazette.render.Channels;
import gazette.render.Themes;
import gazette.store.Slot;
import gazette.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every public feed of the paper, by its address: of everything, of each public list and its topics, and of each tag
/// that a published article has. Whoever serves, names or writes feeds asks here which there are; [PaperFeeds] knows
/// what is in them.
public final class FeedCatalogue {
    private final Config config;
    private final Channels channels;

    public FeedCatalogue(Config config, Themes themes) {
        this.config = config;
        this.channels = new Channels(config.publication(), themes, SiteTheme.of(config));
    }

    /// All of them: of everything, list by list, tag by tag.
    public List<Channel> all(Tables tables) {
        return Stream.concat(standing(), tags(tables).stream()).toList();
    }

    /// The feed at an address.
    ///
    /// @param path without the extension, not percent-encoded: `/weekly/feed`
    public Optional<Channel> find(String path, Tables tables) {
        Stream<Channel> among = path.startsWith("/tag/") ? tags(tables).stream() : standing();
        return among.filter(channel -> channel.path().equals(path)).findFirst();
    }

    /// Of the tags of published articles, in the order of their addresses.
    public List<Channel> tags(Tables tables) {
        var spellings = new TreeMap<String, Map<String, Integer>>();
        tables.articles().slots(publicLists(tables)).stream()
                .filter(slot -> !slot.isHidden())
                .map(Slot::tags)
                .flatMap(List::stream)
                .filter(tag -> !AddressWord.of(tag).isEmpty())
                .forEach(tag -> spellings
                        .computeIfAbsent(AddressWord.of(tag), word -> new TreeMap<>())
                        .merge(tag, 1, Integer::sum));
        return spellings.values().stream().map(this::tag).toList();
    }

    private Channel tag(Map<String, Integer> spellings) {
        int most = spellings.values().stream().max(Integer::compare).orElseThrow();
        String usual = spellings.entrySet().stream()
                .filter(spelling -> spelling.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        return channels.tag(usual, new TreeSet<>(spellings.keySet()));
    }

    private Stream<Channel> standing() {
        return Stream.concat(
                channels.ofAll().stream(),
                config.lists().values().stream().flatMap(list -> channels.ofList(list).stream()));
    }

    private List<Long> publicLists(Tables tables) {
        return tables.lists()
                .ids(config.lists().values().stream()
                        .filter(ListConfig::isPublic)
                        .map(ListConfig::name)
                        .toList());
    }
}
