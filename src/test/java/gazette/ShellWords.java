package gazette;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The commands of a shell block, each as its words: as much of sh(1) as documents need.
final class ShellWords {
    private static final Set<String> BETWEEN = Set.of("&&", "|", ";");

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellWords(String text) {
        this.text = text;
    }

    static List<List<String>> of(String block) {
        return new ShellWords(block).read();
    }

    private List<List<String>> read() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\'', '"' -> at = quoted(at);
                case '\\' -> at = escaped(at);
                case '#' -> at = inWord ? add(at) : endOfLine(at);
                case ' ', '\t' -> endWord();
                case '\n' -> endCommand();
                default -> add(at);
            }
        }
        endCommand();
        return commands;
    }

    private int add(int at) {
        inWord = true;
        word.append(text.charAt(at));
        return at;
    }

    private int quoted(int at) {
        int end = text.indexOf(text.charAt(at), at + 1);
        inWord = true;
        word.append(text, at + 1, end);
        return end;
    }

    private int escaped(int at) {
        return text.charAt(at + 1) == '\n' ? at + 1 : add(at + 1);
    }

    private int endOfLine(int at) {
        return text.indexOf('\n', at) - 1;
    }

    private void endWord() {
        if (inWord && BETWEEN.contains(word.toString())) {
            clear();
            endCommand();
        } else if (inWord) {
            words.add(word.toString());
            clear();
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
            words.clear();
        }
    }

    private void clear() {
        word.setLength(0);
        inWord = false;
    }
}
