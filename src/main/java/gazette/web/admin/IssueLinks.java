package gazette.web.admin;

/// Returns the addresses of an issue's pages at the desk.
final class IssueLinks {
    private static final String ISSUES = "/desk/issues/";

    private IssueLinks() {}

    /// Returns where it is shown how an issue goes out.
    static String progress(long issue) {
        return ISSUES + issue + "/progress";
    }

    /// Returns where it is shown what became of an issue.
    static String report(long issue) {
        return ISSUES + issue;
    }
}
