package gazette.articles.text;

import gazette.articles.parsing.ArticleParser;

/// Breaks the plan of the house on purpose: this package stands above the one that it imports.
public record UpwardImport(Class<ArticleParser> upwards) {}
