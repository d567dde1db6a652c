package gazette.lint.feeds;

import gazette.render.FeedFormat;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Compares a rendered feed with the entries that it should have: each once, with its id, link and dates.
final class FeedReadBack {
    private static final String ONCE = "write every item of `feed.items` once";

    private final FeedFormat format;
    private final List<FeedFault> faults = new ArrayList<>();

    private FeedReadBack(FeedFormat format) {
        this.format = format;
    }

    /// Reads a feed and returns what is wrong in it.
    ///
    /// @param text the feed as it would be served
    /// @param meant what it was rendered from
    static List<FeedFault> faults(FeedFormat format, String text, Feed meant) {
        FeedReadResult read = switch (format) {
            case RSS, ATOM -> new XmlFeedReader(format).read(text);
            case JSON -> JsonFeedItems.read(text);
        };
        return switch (read) {
            case FeedReadResult.Unreadable(int line, String problem) ->
                List.of(new FeedFault(
                        Optional.empty(),
                        line,
                        "the feed is " + problem,
                        "close each element, and write variables as `${name}`, without `?no_esc`"));
            case FeedReadResult.Entries(List<ReadEntry> entries) ->
                new FeedReadBack(format).compare(meant.items(), entries);
        };
    }

    private List<FeedFault> compare(List<FeedItem> meant, List<ReadEntry> read) {
        var unmatched = new ArrayList<>(read);
        Deque<FeedItem> missing = new ArrayDeque<>();
        for (FeedItem item : meant) {
            Optional<ReadEntry> entry = unmatched.stream()
                    .filter(one ->
                            one.value(EntryField.ID).filter(item.id()::equals).isPresent())
                    .findFirst();
            entry.ifPresentOrElse(one -> match(unmatched, one, item), () -> missing.add(item));
        }
        for (ReadEntry entry : unmatched) {
            // An entry with a wrong id stands for one that is missing.
            Optional.ofNullable(missing.poll()).ifPresentOrElse(item -> fields(item, entry), () -> extra(meant, entry));
        }
        int line = read.isEmpty() ? 1 : read.getFirst().line();
        missing.forEach(item -> fault(item, line, "the entry “" + item.title() + "” is missing from the feed", ONCE));
        return List.copyOf(faults);
    }

    private void match(List<ReadEntry> unmatched, ReadEntry entry, FeedItem item) {
        unmatched.remove(entry);
        fields(item, entry);
    }

    private void fields(FeedItem item, ReadEntry entry) {
        for (EntryField field : EntryField.values()) {
            Optional<String> wanted = field.meant(item, format);
            Optional<String> found = entry.value(field);
            if (wanted.isPresent() && !wanted.equals(found)) {
                String problem = "the " + field.word() + " of the entry “" + item.title() + "” is "
                        + found.map(value -> value + ", not ").orElse("missing or cannot be read; it should be ")
                        + wanted.get();
                fault(item, entry.line(field), problem, "write `" + field.markup(format) + "`");
            }
        }
    }

    private void extra(List<FeedItem> meant, ReadEntry entry) {
        Optional<FeedItem> same = meant.stream()
                .filter(item ->
                        entry.value(EntryField.ID).filter(item.id()::equals).isPresent())
                .findFirst();
        String problem = same.map(item -> "the entry “" + item.title() + "” is in the feed twice")
                .orElse("the feed has an entry that is not one of its items");
        faults.add(new FeedFault(same, entry.line(), problem, ONCE));
    }

    private void fault(FeedItem item, int line, String problem, String remedy) {
        faults.add(new FeedFault(Optional.of(item), line, problem, remedy));
    }
}
