package gazette.render.pages;

import java.util.Optional;

/// Holds what comes before and after something, such as an issue of a list.
public record Neighbours<T>(Optional<T> previous, Optional<T> next) {

    /// Returns the neighbours of something that stands alone.
    public static <T> Neighbours<T> none() {
        return new Neighbours<>(Optional.empty(), Optional.empty());
    }
}
