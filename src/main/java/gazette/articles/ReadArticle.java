package gazette.articles;

import gazette.config.Fault;
import java.util.List;

/// An article that can go out.
///
/// @param warnings what its author should mend, though it goes out all the same
/// @param notes what was done to it that the file does not say, one sentence each
public record ReadArticle(Article article, List<Fault> warnings, List<String> notes) implements ParsedFile {
    public ReadArticle {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
