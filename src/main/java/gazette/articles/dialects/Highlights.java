package gazette.articles.dialects;

import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.jspecify.annotations.Nullable;

/// Marks words: `==like these==`. Not in the middle of a Latin word or a number, so that `a==b` stays.
final class Highlights implements DelimiterProcessor {
    private static final int LENGTH = 2;

    @Override
    public char getOpeningCharacter() {
        return '=';
    }

    @Override
    public char getClosingCharacter() {
        return '=';
    }

    @Override
    public int getMinLength() {
        return LENGTH;
    }

    @Override
    public int process(DelimiterRun opening, DelimiterRun closing) {
        Text before = opening.getOpener();
        Text after = closing.getCloser();
        boolean isMark = opening.length() == LENGTH
                && closing.length() == LENGTH
                && !endsInWord(before.getPrevious() instanceof Text equals ? equals.getPrevious() : null)
                && !startsWithWord(after.getNext() instanceof Text equals ? equals.getNext() : null);
        if (!isMark) {
            return 0;
        }
        before.insertAfter(new WrittenHtml("<mark>"));
        after.insertBefore(new WrittenHtml("</mark>"));
        return LENGTH;
    }

    private static boolean endsInWord(@Nullable Node node) {
        return node instanceof Text text
                && !text.getLiteral().isEmpty()
                && isWord(text.getLiteral().charAt(text.getLiteral().length() - 1));
    }

    private static boolean startsWithWord(@Nullable Node node) {
        return node instanceof Text text
                && !text.getLiteral().isEmpty()
                && isWord(text.getLiteral().charAt(0));
    }

    private static boolean isWord(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
