package gazette.articles.formats;

import gazette.articles.heads.MetadataValue;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Holds an article as one of the formats gives it; from here on, formats make no difference.
///
/// @param zone the zone of times without one, if the format implies it
/// @param body not sanitised
public record RawArticle(Map<String, MetadataValue> metadata, Optional<ZoneId> zone, Element body) {}
