package gazette.sources.feeds;

import java.util.List;

/// A feed in a list of feeds (OPML).
///
/// @param title for people; may be empty
/// @param address as it is written there
/// @param folders that it lies in, the outermost first
public record OpmlFeed(String title, String address, List<String> folders) {
    public OpmlFeed {
        folders = List.copyOf(folders);
    }
}
