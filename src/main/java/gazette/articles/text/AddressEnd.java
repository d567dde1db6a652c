package gazette.articles.text;

import java.util.regex.Pattern;

/// Finds where a web address ends that stands in plain text.
///
/// It ends at white space, at a quotation mark, at a bracket that was not opened in it, at full-width forms and at the
/// punctuation of other scripts. Marks such as `.` and `,` are not its last characters. Letters of Chinese, Japanese
/// and Korean end it too, because what follows is text: `https://example.com/q1后文`. They belong to it only
///
/// - where a part of the address begins with them, to the end of this part: `/wiki/灯`, `?q=灯`, `#灯`, `/a-灯`, `/a_(灯)`;
///   but not behind a slash if they are a Korean or Japanese particle (`https://example.com/에서`), nor behind the first
///   slash if the text before the address has no space either (`官网https://example.com/欢迎`)
/// - where the name of a file or of a folder goes on: `/2026年报告.pdf`
final class AddressEnd {
    /// The letters of these scripts, to be put into a class of characters.
    static final String CJK = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}ーｰ";

    private static final String LETTERS = "[" + CJK + "]{1,60}+";
    private static final Pattern PARTICLE = Pattern.compile("(?:에서|에게|에|으로|로|은|는|이|가|을|를|와|과|의|도|까지|부터|에도|에는|입니다|이라는|라는"
            + "|이라고|라고|이며)(?!\\p{IsHangul})|を"
            + "|(?:という|から|まで|より|での|には|では|への|です|は|が|に|で|と|の|へ|も|や)(?![\\p{IsHiragana}ー])");
    private static final Pattern NAME_GOES_ON =
            Pattern.compile(LETTERS + "(?:\\.[A-Za-z0-9]{2,5}(?![A-Za-z0-9.])|/[A-Za-z0-9%])");
    private static final Pattern FURTHER_PART =
            Pattern.compile(LETTERS + "(?:\\.[A-Za-z0-9]|[-/_?=#][A-Za-z0-9%" + CJK + "])");
    private static final Pattern KEY = Pattern.compile(LETTERS + "=");
    private static final Pattern BRACKETED = Pattern.compile("[\\w" + CJK + "]{1,60}+\\)");
    private static final Pattern NEXT_ADDRESS = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);
    private static final String NEVER = "<>\"`\\";
    private static final String NEVER_LAST = "?!.,:;*'~&|([{";
    private static final String LISTING = ",;|~";

    private final String text;
    private final int path;
    private final boolean hasTextBefore;
    private final StringBuilder open = new StringBuilder();
    private boolean isCjkPart;

    private AddressEnd(String text, int start, int path) {
        this.text = text;
        this.path = path;
        this.hasTextBefore = start > 0 && isCjk(text.codePointBefore(start));
    }

    /// Returns the index behind an address.
    ///
    /// @param start where it begins
    /// @param path behind its host name and port
    static int of(String text, int start, int path) {
        boolean hasPath = path < text.length() && "/?#".indexOf(text.charAt(path)) >= 0;
        return hasPath ? new AddressEnd(text, start, path).end() : path;
    }

    private int end() {
        int at = path;
        while (at < text.length() && belongs(at, text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        while (at > path && NEVER_LAST.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private boolean belongs(int at, int character) {
        if (character < 0x80) {
            return belongsAscii(at, (char) character);
        }
        if (isCjk(character)) {
            isCjkPart = isCjkPart ? continuesPart(at) : beginsPart(at);
            return isCjkPart;
        }
        return isWord(character) || isInWord(at, character);
    }

    private boolean belongsAscii(int at, char character) {
        if (character <= ' ' || character == 0x7f || NEVER.indexOf(character) >= 0 || isNextAddress(at)) {
            return false;
        }
        switch (character) {
            case '/', '?', '#', '&', '=' -> isCjkPart = false;
            case '(' -> open.append(')');
            case '[' -> open.append(']');
            case '{' -> open.append('}');
            case ')', ']', '}' -> {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != character) {
                    return false;
                }
                open.setLength(last);
            }
            default -> {}
        }
        return true;
    }

    /// In an address another may occur: `https://archive.example/https://example.com`.
    private boolean isNextAddress(int at) {
        int before = text.codePointBefore(at);
        return (before >= 0x80 || LISTING.indexOf(before) >= 0) && startsWith(NEXT_ADDRESS, at);
    }

    private boolean continuesPart(int at) {
        return switch (text.charAt(at - 1)) {
            case '.', ',', ';', '!', '*', '\'' -> false;
            case '(' -> startsWith(BRACKETED, at);
            default -> true;
        };
    }

    private boolean beginsPart(int at) {
        char before = text.charAt(at - 1);
        char earlier = text.charAt(at - 2);
        return switch (before) {
            case '/' -> beginsBehindSlash(at);
            case '=', '#', '+' -> true;
            case '-', '_' -> earlier != before;
            case '?', '&' -> startsWith(KEY, at);
            case '@', '~' -> earlier == '/';
            case '(' -> earlier == '_' && startsWith(BRACKETED, at);
            default -> isWord(before) && startsWith(NAME_GOES_ON, at);
        };
    }

    private boolean beginsBehindSlash(int at) {
        return startsWith(FURTHER_PART, at) || (!startsWith(PARTICLE, at) && !(hasTextBefore && at == path + 1));
    }

    /// A hyphen, an apostrophe or a dot within a word or between the parts of a foreign name.
    private boolean isInWord(int at, int character) {
        if ("–’·・".indexOf(character) < 0 || at + 1 >= text.length() || startsWith(NEXT_ADDRESS, at + 1)) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        return (isWord(before) && isWord(after))
                || ("·・".indexOf(character) >= 0 && isCjkPart && isCjk(before) && isCjk(after));
    }

    private boolean startsWith(Pattern pattern, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    private static boolean isWord(int character) {
        boolean isMark = Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
        boolean isFullWidth = character >= 0xFF00 && character <= 0xFFEF;
        return (Character.isLetterOrDigit(character) || isMark) && !isFullWidth && !isCjk(character);
    }

    private static boolean isCjk(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> character == 'ー' || character == 'ｰ';
        };
    }
}
