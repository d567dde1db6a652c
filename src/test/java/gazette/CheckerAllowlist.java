package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// `checks/allowed.txt`: what checkers may say, each with its reason.
final class CheckerAllowlist {
    private static final Pattern RULE = Pattern.compile("(vnu|axe) (letter|page) (\\S.*)\\n {4}\\S.*");

    private final List<Pattern> messages = new ArrayList<>();

    /// What a tool may say of a kind of document.
    static CheckerAllowlist of(String tool, String kind) {
        var checkerAllowlist = new CheckerAllowlist();
        for (String entry : text().split("\n\n+")) {
            if (entry.startsWith("#")) {
                continue;
            }
            var rule = RULE.matcher(entry.strip());
            if (!rule.matches()) {
                throw new AssertionError("checks/allowed.txt: no rule with its reason: " + entry);
            }
            if (rule.group(1).equals(tool) && rule.group(2).equals(kind)) {
                checkerAllowlist.messages.add(Pattern.compile(rule.group(3)));
            }
        }
        return checkerAllowlist;
    }

    /// What is not allowed.
    List<String> rest(List<String> said) {
        return said.stream()
                .filter(message -> messages.stream()
                        .noneMatch(allowed -> allowed.matcher(message).matches()))
                .toList();
    }

    /// What is allowed in vain, because nobody says it.
    List<String> needless(List<String> said) {
        return messages.stream()
                .filter(allowed -> said.stream()
                        .noneMatch(message -> allowed.matcher(message).matches()))
                .map(Pattern::pattern)
                .toList();
    }

    private static String text() {
        try (var in = Objects.requireNonNull(CheckerAllowlist.class.getResourceAsStream("/checks/allowed.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
