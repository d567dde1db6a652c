package gazette.sources.feeds;

import java.util.Optional;

/// Finds the document type of an XML document (XML 1.0 section 2.8), which stands before the first element. The same
/// letters in a comment, a CDATA section or an element are text.
final class DoctypeLocator {
    private static final String START = "<!DOCTYPE";
    /// The document type ends within so many characters.
    private static final int PROLOGUE = 100_000;

    private DoctypeLocator() {}

    /// @param start where it begins
    /// @param end behind its last character
    record Range(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }

        String removedFrom(String text) {
            return text.substring(0, start) + text.substring(end);
        }
    }

    /// Returns where the document type is; empty if there is none, or it has no end.
    static Optional<Range> find(String text) {
        int at = text.indexOf('<');
        while (at >= 0) {
            if (text.regionMatches(true, at, START, 0, START.length())) {
                int end = end(text, at + START.length());
                return end < 0 ? Optional.empty() : Optional.of(new Range(at, end));
            }
            int next = afterCommentOrInstruction(text, at);
            at = next < 0 ? -1 : text.indexOf('<', next);
        }
        return Optional.empty();
    }

    /// Returns a negative number where something else stands, such as the first element.
    private static int afterCommentOrInstruction(String text, int at) {
        if (text.startsWith("<?", at)) {
            return text.indexOf('>', at);
        }
        return text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) : -1;
    }

    private static int end(String text, int start) {
        boolean isInSubset = false;
        int last = Math.min(text.length(), start + PROLOGUE);
        for (int at = start; at >= 0 && at < last; at++) {
            switch (text.charAt(at)) {
                case '"', '\'' -> at = text.indexOf(text.charAt(at), at + 1, last);
                case '[' -> isInSubset = true;
                case ']' -> isInSubset = false;
                case '>' -> {
                    if (!isInSubset) {
                        return at + 1;
                    }
                }
                case '<' -> at = text.startsWith("<!--", at) ? text.indexOf("-->", at + 4, last) : at;
                default -> {}
            }
            if (at < 0) {
                return -1;
            }
        }
        return -1;
    }
}
