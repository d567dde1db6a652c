package gazette.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What texts mean that come again and again (style sheets, `theme.yaml`, words), parsed once. Keeps those used last;
/// safe for many threads.
public final class ParseCache<T> {
    private static final int MOST = 64;

    private final Function<String, T> parse;
    private final Map<String, T> known = Collections.synchronizedMap(new LatestOnly<>());

    public ParseCache(Function<String, T> parse) {
        this.parse = parse;
    }

    public T of(String text) {
        return known.computeIfAbsent(text, parse);
    }

    private static final class LatestOnly<T> extends LinkedHashMap<String, T> {
        LatestOnly() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
