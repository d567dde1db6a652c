package gazette.articles;

import gazette.config.Fault;
import java.util.List;

/// A file that cannot become an article until its faults are mended.
public record UnreadableArticle(List<Fault> faults) implements ParsedFile {
    public UnreadableArticle {
        faults = List.copyOf(faults);
    }
}
