package gazette.articles.parsing;

import gazette.articles.text.HtmlDepth;

/// Thrown when the HTML of a feed's entry is nested too deeply. Its message says so in one clause.
public final class HtmlTooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HtmlTooDeepException() {
        super(HtmlDepth.PROBLEM);
    }
}
