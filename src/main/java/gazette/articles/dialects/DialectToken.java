package gazette.articles.dialects;

/// Is one piece of another tool's notation.
///
/// @param literal as it is written; of [Kind#TEXT] what is shown
/// @param end the index behind it in the source
record DialectToken(Kind kind, String literal, int end) {
    enum Kind {
        /// What a tool shows as it is, once it has taken away the escape.
        TEXT,
        COMMENT,
        /// Begins a comment that ends in another block.
        COMMENT_START,
        /// Ends a comment that began in another block.
        COMMENT_END,
        /// `{{< … >}}` or `{{% … %}}` of Hugo.
        SHORTCODE,
        /// `{% … %}` of Liquid, Nunjucks and Jinja.
        TAG,
        /// `{{ … }}` of the same.
        OUTPUT,
        /// `{#id .class key="value"}`
        ATTRIBUTES,
        /// `{: .class}` of kramdown.
        KRAMDOWN,
        /// `{ … }` of MDX.
        EXPRESSION
    }
}
