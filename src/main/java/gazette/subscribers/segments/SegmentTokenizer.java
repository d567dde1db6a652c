package gazette.subscribers.segments;

import gazette.subscribers.segments.SegmentParser.InvalidSegmentException;
import java.util.ArrayList;
import java.util.List;

/// Splits a segment into tokens.
final class SegmentTokenizer {
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /// Holds a word, a comparison, a bracket, or the text between quotes. The last token is empty.
    ///
    /// @param column where it begins, from 1
    record Token(String text, boolean quoted, int column) {}

    SegmentTokenizer(String text) {
        int place = 0;
        while (place < text.length()) {
            place = Character.isWhitespace(text.charAt(place)) ? place + 1 : add(text, place);
        }
        tokens.add(new Token("", false, text.length() + 1));
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token next = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return next;
    }

    /// Takes the next token if it is that word.
    boolean take(String word) {
        boolean matches = !peek().quoted() && peek().text().equalsIgnoreCase(word);
        if (matches) {
            next();
        }
        return matches;
    }

    boolean mentions(String word) {
        return tokens.stream().anyMatch(token -> !token.quoted() && token.text().equalsIgnoreCase(word));
    }

    /// @return where the next token may begin
    private int add(String text, int from) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            return quoted(text, from);
        }
        int to = from + 1;
        if (first == '!' || first == '<' || first == '>') {
            to += to < text.length() && text.charAt(to) == '=' ? 1 : 0;
        } else if ("=()".indexOf(first) < 0) {
            while (to < text.length() && isWord(text.charAt(to))) {
                to++;
            }
        }
        tokens.add(new Token(text.substring(from, to), false, from + 1));
        return to;
    }

    private int quoted(String text, int from) {
        int end = text.indexOf(text.charAt(from), from + 1);
        if (end < 0) {
            throw new InvalidSegmentException(from + 1, "a quote is open", "close it with " + text.charAt(from));
        }
        tokens.add(new Token(text.substring(from + 1, end), true, from + 1));
        return end + 1;
    }

    private static boolean isWord(char character) {
        return !Character.isWhitespace(character) && "=!<>()\"'".indexOf(character) < 0;
    }
}
