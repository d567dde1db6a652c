package gazette.articles.formats;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// An article as its dialect gives it: all dialects are the same from here on.
///
/// @param zone of times without one, if the dialect knows it better than the paper
/// @param body not clean yet
public record RawArticle(Map<String, MetadataField> metadata, Optional<ZoneId> zone, Element body) {}
