package gazette.web;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the one address of a page for what people and programs make of it: `//weekly`, `/weekly/1/`, `/index.html`,
/// `/weekly/1).`.
final class CanonicalAddress {
    private static final Pattern EMPTY_SEGMENTS = Pattern.compile("/{2,}");
    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

    /// What stands behind an address in a sentence, also escaped: `. , ; : ! ? ) > ] } " ' *`, blanks, line breaks, and
    /// the marks of Chinese and Japanese.
    private static final Pattern SENTENCE = Pattern.compile("(?i)(?<=[a-z0-9/])(?:[.,;:!?)>\\]}\"'*]"
            + "|%(?:0[9ad]|2[0279ace]|3[abef]|5d|7d|E3%80%[89][0-9a-f]|EF%BC%(?:81|89|8c|8e|9a|9b|9e|9f)))+(?=/*$)");

    private static final Pattern INDEX = Pattern.compile("/index\\.html?$");

    private CanonicalAddress() {}

    /// Returns the address; the same path if it is one already. The result begins with one slash, so that it never
    /// leads to another host.
    ///
    /// @param path percent-encoded
    /// @param isList returns whether a public list has that name: its page alone ends with a slash
    static String of(String path, Predicate<String> isList) {
        String joined = joined(path);
        String bare = joined.contains("..") ? joined : SENTENCE.matcher(joined).replaceFirst("");
        Matcher index = INDEX.matcher(bare);
        String page = index.find() ? bare.substring(0, index.start() + 1) : bare;
        String open = SLASHES_AT_END.matcher(page).replaceFirst("");
        return open.isEmpty() || isList.test(open.substring(1)) ? open + "/" : open;
    }

    /// Returns a path without empty segments.
    static String joined(String path) {
        return EMPTY_SEGMENTS.matcher(path).replaceAll("/");
    }
}
