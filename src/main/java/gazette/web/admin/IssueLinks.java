package gazette.web.admin;

/// Returns the addresses of an issue's pages at the desk.
final class IssueLinks {
    private static final String ISSUES = "/desk/issues/";

    private IssueLinks() {}

    /// @param name `LIST/NUMBER`
    static String progress(String name) {
        return ISSUES + name + "/progress";
    }

    /// @param name `LIST/NUMBER`
    static String report(String name) {
        return ISSUES + name;
    }
}
