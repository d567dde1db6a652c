package gazette.articles;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// An article as its dialect gives it: all dialects are the same from here on.
///
/// @param zone of times without one, if the dialect knows it better than the paper
/// @param body not clean yet
record Draft(Map<String, Field> head, Optional<ZoneId> zone, Element body) {}
