package gazette.sources.feeds;

import java.util.List;

/// Describes a feed in a list of feeds (OPML).
///
/// @param title may be empty
/// @param address as in the list
/// @param folders its folders, the outermost first
public record OpmlFeed(String title, String address, List<String> folders) {
    public OpmlFeed {
        folders = List.copyOf(folders);
    }
}
