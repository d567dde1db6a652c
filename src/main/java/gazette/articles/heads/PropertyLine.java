package gazette.articles.heads;

import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Describes a line of a file that may be a field, `Key: value`, or a sentence with a colon.
///
/// @param number of the line in the file, counted from 1
record PropertyLine(String text, int start, int end, int number) {
    private static final Pattern LINE = Pattern.compile(
            "(?:\\.\\.[ \\t]+)?(\\p{L}[\\p{L}\\p{N}\\p{So} _./()?-]{0,40}?)[ \\t]*(?:::?(?:[ \\t]+|\\z)|：[ \\t]*)(.*)");
    private static final int LONGEST_VALUE = 200;
    /// A single line of these may be part of a text, unless its value is a known word, or a date.
    private static final Set<String> NAMES_OF_PEOPLE_AND_TAGS =
            Set.of("author", "authors", "createdby", "writtenby", "作者", "tags", "tag", "categories", "category", "标签");

    /// Returns the key and the value, as groups 1 and 2 of a match.
    Matcher parts() {
        return LINE.matcher(text);
    }

    /// Returns whether it has a key.
    boolean isField() {
        return parts().matches();
    }

    /// Returns whether it goes on with the value of the line above.
    boolean isContinuation() {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
    }

    /// Returns its key in its normal form; empty if it has none.
    String key() {
        Matcher parts = parts();
        return parts.matches() ? HeadKey.normal(parts.group(1)) : "";
    }

    /// Returns whether its key means something to Gazette or another tool.
    boolean isKnown() {
        return KnownKeys.contains(key());
    }

    /// Returns whether it is a field for certain, and no sentence.
    ///
    /// @param mayBeTitle whether the title may stand here
    boolean isCertain(boolean mayBeTitle) {
        Matcher parts = parts();
        if (!parts.matches()) {
            return false;
        }
        String key = key();
        String value = parts.group(2).strip();
        boolean isState = HoldRules.names().anyMatch(key::equals)
                && StateWords.state(value).isPresent();
        boolean isDate = Stream.of(HeadKey.DATE, HeadKey.SEND_AFTER, HeadKey.EXPIRES)
                        .anyMatch(some -> some.names().contains(key))
                && DateReader.read(value, ZoneOffset.UTC).isPresent();
        boolean isShort = !value.isEmpty() && value.length() <= LONGEST_VALUE;
        boolean isName = NAMES_OF_PEOPLE_AND_TAGS.contains(key) || (mayBeTitle && key.equals("title"));
        return isState || isDate || (isShort && isName);
    }
}
