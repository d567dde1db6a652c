package gazette.store;

import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageFetchState;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Stores what is known of the articles' images. The images themselves are files.
public final class ImageFetchTable {
    private final Handle handle;

    ImageFetchTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the states of all images, by origin.
    public Map<String, ImageFetchState> all() {
        return handle.createQuery("select origin, name, width, height, problem, attempts, next_at from picture")
                .map((row, context) -> note(row))
                .collect(Collectors.toMap(ImageFetchState::origin, note -> note));
    }

    /// Stores the state of an image.
    public void put(ImageFetchState note) {
        Optional<ArticleImage> picture = picture(note);
        handle.createUpdate("""
                        insert into picture (origin, name, width, height, problem, attempts, next_at)
                        values (:origin, :name, :width, :height, :problem, :attempts, :next)
                        on conflict (origin) do update set name = excluded.name, width = excluded.width,
                            height = excluded.height, problem = excluded.problem, attempts = excluded.attempts,
                            next_at = excluded.next_at
                        """)
                .bind("origin", note.origin())
                .bind("name", picture.map(ArticleImage::name).orElse(null))
                .bind("width", picture.map(ArticleImage::width).orElse(0))
                .bind("height", picture.map(ArticleImage::height).orElse(0))
                .bind("problem", problem(note))
                .bind("attempts", note.attempts())
                .bind("next", note.retryAt())
                .execute();
    }

    private static Optional<ArticleImage> picture(ImageFetchState note) {
        return switch (note.result()) {
            case AvailableImage(ArticleImage image) -> Optional.of(image);
            case MissingImage _ -> Optional.empty();
        };
    }

    private static String problem(ImageFetchState note) {
        return switch (note.result()) {
            case AvailableImage _ -> "";
            case MissingImage no -> no.problem();
        };
    }

    private static ImageFetchState note(ResultSet row) throws SQLException {
        Optional<String> name = Optional.ofNullable(row.getString("name"));
        int width = row.getInt("width");
        int height = row.getInt("height");
        String problem = row.getString("problem");
        long next = row.getLong("next_at");
        Optional<Instant> again = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
        return new ImageFetchState(
                row.getString("origin"),
                name.<ImageResult>map(n -> new AvailableImage(new ArticleImage(n, width, height)))
                        .orElseGet(() -> new MissingImage(problem, "")),
                row.getInt("attempts"),
                again);
    }
}
