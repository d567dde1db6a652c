package gazette.render;

import gazette.config.ListConfig;
import gazette.issues.Issue;
import java.util.List;

/// A list with its latest issues, newest first.
public record Shelf(ListConfig list, List<Issue> issues) {
    public Shelf {
        issues = List.copyOf(issues);
    }
}
