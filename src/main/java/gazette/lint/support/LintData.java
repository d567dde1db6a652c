package gazette.lint.support;

/// Holds the data that mails are checked against. Reading takes a tenth of a second, so it is done once, when first
/// needed.
public record LintData(
        CaniemailData data, FeaturePatterns patterns, CssFeatureFinder words, IgnoredFeatures ignoredFeatures) {
    private static final class Once {
        static final LintData READ = read();
    }

    /// Returns the data that come with the program.
    public static LintData ours() {
        return Once.READ;
    }

    private static LintData read() {
        var data = CaniemailData.read();
        var patterns = new FeaturePatterns(data.features());
        return new LintData(data, patterns, new CssFeatureFinder(patterns), IgnoredFeatures.read());
    }
}
