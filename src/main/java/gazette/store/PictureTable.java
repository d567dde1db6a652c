package gazette.store;

import gazette.articles.FoundPicture;
import gazette.articles.NoPicture;
import gazette.articles.Picture;
import gazette.articles.PictureFile;
import gazette.articles.PictureNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What is known of the pictures that articles show. Those that are here lie as files in the paper's folder of
/// pictures.
public final class PictureTable {
    private final Handle handle;

    PictureTable(Handle handle) {
        this.handle = handle;
    }

    /// All of it, by origin.
    public Map<String, PictureNote> all() {
        return handle.createQuery("select origin, name, width, height, problem, attempts, next_at from picture")
                .map((row, context) -> note(row))
                .collect(Collectors.toMap(PictureNote::origin, note -> note));
    }

    /// Notes what came of one, in place of what was known.
    public void put(PictureNote note) {
        Optional<Picture> picture = picture(note);
        handle.createUpdate("""
                        insert into picture (origin, name, width, height, problem, attempts, next_at)
                        values (:origin, :name, :width, :height, :problem, :attempts, :next)
                        on conflict (origin) do update set name = excluded.name, width = excluded.width,
                            height = excluded.height, problem = excluded.problem, attempts = excluded.attempts,
                            next_at = excluded.next_at
                        """)
                .bind("origin", note.origin())
                .bind("name", picture.map(Picture::name).orElse(null))
                .bind("width", picture.map(Picture::width).orElse(0))
                .bind("height", picture.map(Picture::height).orElse(0))
                .bind("problem", problem(note))
                .bind("attempts", note.attempts())
                .bind("next", note.next().map(Instant::toEpochMilli).orElse(null))
                .execute();
    }

    private static Optional<Picture> picture(PictureNote note) {
        return switch (note.came()) {
            case FoundPicture(Picture picture) -> Optional.of(picture);
            case NoPicture _ -> Optional.empty();
        };
    }

    private static String problem(PictureNote note) {
        return switch (note.came()) {
            case FoundPicture _ -> "";
            case NoPicture no -> no.problem();
        };
    }

    private static PictureNote note(ResultSet row) throws SQLException {
        Optional<String> name = Optional.ofNullable(row.getString("name"));
        int width = row.getInt("width");
        int height = row.getInt("height");
        String problem = row.getString("problem");
        long next = row.getLong("next_at");
        Optional<Instant> again = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
        return new PictureNote(
                row.getString("origin"),
                name.<PictureFile>map(n -> new FoundPicture(new Picture(n, width, height)))
                        .orElseGet(() -> new NoPicture(problem, "")),
                row.getInt("attempts"),
                again);
    }
}
