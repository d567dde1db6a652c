package gazette.lint.support;

/// What letters are held against. Takes a tenth of a second to read, so it is read once, when first needed.
public record LintData(
        CaniemailData data, FeaturePatterns patterns, CssFeatureFinder words, IgnoredFeatures ignoredFeatures) {
    private static final class Once {
        static final LintData READ = read();
    }

    /// The ones that come with the program.
    public static LintData ours() {
        return Once.READ;
    }

    private static LintData read() {
        var data = CaniemailData.read();
        var patterns = new FeaturePatterns(data.features());
        return new LintData(data, patterns, new CssFeatureFinder(patterns), IgnoredFeatures.read());
    }
}
