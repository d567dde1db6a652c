package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.issues.Issue;
import java.util.List;

/// Holds a list with its latest issues, newest first.
public record ListWithIssues(ListConfig list, List<Issue> issues) {
    public ListWithIssues {
        issues = List.copyOf(issues);
    }
}
