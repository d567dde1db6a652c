package gazette.render;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/// Caches what texts parse to that come again and again: style sheets, `theme.yaml`. Safe for many threads.
public final class ParseCache<T> {
    private static final int MAX_TEXTS = 64;

    private final LoadingCache<String, T> parsed;

    /// Creates an empty cache.
    public ParseCache(Function<String, T> parse) {
        this.parsed = Caffeine.newBuilder().maximumSize(MAX_TEXTS).build(parse::apply);
    }

    /// Returns what a text parses to, parsing it if it is not known.
    public T of(String text) {
        return parsed.get(text);
    }
}
