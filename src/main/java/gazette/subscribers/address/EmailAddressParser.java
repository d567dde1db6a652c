package gazette.subscribers.address;

import gazette.sources.text.HostName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses a text as one email address. If several things are wrong, the first is the reason.
final class EmailAddressParser {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_ADDRESS = 254;
    /// A cell of a CSV file may hold any amount of text.
    private static final int MAX_WRITTEN = 2000;

    /// Zero-width space and no-break space, soft hyphen, word joiner, directional marks.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B\\uFEFF\\u00AD\\u2060\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern JOINERS = Pattern.compile("[\\u200C\\u200D]+");
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern MAILTO = Pattern.compile("^(?i:mailto):");
    private static final Pattern BRACKETS = Pattern.compile("^<([^<>]*)>$");
    private static final Pattern PLAIN = Pattern.compile("\\p{ASCII}*");
    private static final Pattern SIMPLE = Pattern.compile(
            "[A-Za-z0-9_+'-]{1,30}(?:\\.[A-Za-z0-9_+'-]{1,30})?@([a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\\.){1,4}[a-z]{2,20}");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");
    private static final Pattern SEVERAL = Pattern.compile("@[^@]*[,;|，；、\\s\\p{Z}/][^@]*@");
    private static final Pattern NAMED = Pattern.compile("[^<]*<[^<>]*@[^<>]*>.*");
    private static final Pattern GROUP = Pattern.compile("[^@:]*:.*;");
    private static final String LOCAL_CHARACTERS = "!#$%&'*+-/=?^_`{|}~.";

    private final String written;

    EmailAddressParser(String written) {
        this.written = written;
    }

    ParsedAddress read() {
        if (SIMPLE.matcher(written).matches() && !written.contains("xn--")) {
            int at = written.indexOf('@');
            return new EmailAddress(written.substring(0, at), written.substring(at + 1));
        }
        if (written.length() > MAX_WRITTEN) {
            return InvalidAddress.LONG;
        }
        String address = cleaned(written);
        return shape(address).<ParsedAddress>map(reason -> reason).orElseGet(() -> parts(address));
    }

    private static String cleaned(String written) {
        String visible = INVISIBLE.matcher(written).replaceAll("");
        String withoutJoiners = JOINERS.matcher(visible).replaceAll("");
        // Joiners are part of some names in Persian and in Indian scripts.
        String address = PLAIN.matcher(withoutJoiners).matches() ? withoutJoiners : visible;
        String stripped = MAILTO.matcher(stripped(address)).replaceFirst("");
        return stripped(BRACKETS.matcher(stripped(stripped)).replaceFirst("$1"));
    }

    private static String stripped(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }

    /// Checks whether the text is something else, or more, than an address.
    private static Optional<InvalidAddress> shape(String address) {
        if (address.isEmpty()) {
            return Optional.of(InvalidAddress.EMPTY);
        }
        if (address.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(InvalidAddress.CONTROL);
        }
        if (GROUP.matcher(address).matches()) {
            return Optional.of(InvalidAddress.GROUP);
        }
        if (address.indexOf('@') < 0) {
            return Optional.of(address.indexOf('＠') < 0 ? InvalidAddress.NO_AT : InvalidAddress.WIDE_AT);
        }
        return extras(address);
    }

    private static Optional<InvalidAddress> extras(String address) {
        if (address.startsWith("\"") && address.contains("\"@")) {
            return Optional.of(InvalidAddress.QUOTED);
        }
        if (SEVERAL.matcher(address).find()) {
            return Optional.of(InvalidAddress.SEVERAL);
        }
        if (NAMED.matcher(address).matches()) {
            return Optional.of(InvalidAddress.NAMED);
        }
        if (address.indexOf('(') >= 0 || address.indexOf(')') >= 0) {
            return Optional.of(InvalidAddress.COMMENT);
        }
        if (address.indexOf('＠') >= 0 || address.indexOf('@') != address.lastIndexOf('@')) {
            return Optional.of(InvalidAddress.TWO_ATS);
        }
        return BLANK.matcher(address).find() ? Optional.of(InvalidAddress.BLANK) : Optional.empty();
    }

    private static ParsedAddress parts(String address) {
        int at = address.indexOf('@');
        String local = Normalizer.normalize(address.substring(0, at), Normalizer.Form.NFC);
        String domain = address.substring(at + 1);
        Optional<InvalidAddress> wrong = local(local).or(() -> written(domain));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<String> ascii = HostName.ascii(domain);
        if (ascii.isEmpty()) {
            return hasLongLabel(domain) ? InvalidAddress.LONG_LABEL : InvalidAddress.DOMAIN_CHARACTER;
        }
        return domain(ascii.get())
                .<ParsedAddress>map(reason -> reason)
                .orElseGet(() -> checkedLength(local, ascii.get()));
    }

    private static ParsedAddress checkedLength(String local, String domain) {
        var address = new EmailAddress(local, domain);
        return bytes(address.toString()) > MAX_ADDRESS ? InvalidAddress.LONG : address;
    }

    private static Optional<InvalidAddress> local(String local) {
        if (local.isEmpty()) {
            return Optional.of(InvalidAddress.NO_LOCAL);
        }
        if (bytes(local) > MAX_LOCAL) {
            return Optional.of(InvalidAddress.LONG_LOCAL);
        }
        if (hasMisplacedDot(local)) {
            return Optional.of(InvalidAddress.LOCAL_DOT);
        }
        return local.codePoints().allMatch(EmailAddressParser::isLocal)
                ? Optional.empty()
                : Optional.of(InvalidAddress.LOCAL_CHARACTER);
    }

    /// ASCII as in RFC 5321. Of the rest of Unicode, RFC 6531 allows everything; real mailboxes use only letters.
    private static boolean isLocal(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) || LOCAL_CHARACTERS.indexOf(character) >= 0;
        }
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /// Checks a domain before it is converted to ASCII.
    private static Optional<InvalidAddress> written(String domain) {
        if (domain.isEmpty()) {
            return Optional.of(InvalidAddress.NO_DOMAIN);
        }
        if (domain.length() > MAX_DOMAIN) {
            return Optional.of(InvalidAddress.LONG);
        }
        if (domain.startsWith("[") || domain.matches("[0-9]+(\\.[0-9]+){3}")) {
            return Optional.of(InvalidAddress.LITERAL);
        }
        return hasMisplacedDot(domain.replace('。', '.').replace('．', '.').replace('｡', '.'))
                ? Optional.of(InvalidAddress.DOMAIN_DOT)
                : Optional.empty();
    }

    private static Optional<InvalidAddress> domain(String domain) {
        if (!domain.matches("[a-z0-9.-]*")) {
            return Optional.of(InvalidAddress.DOMAIN_CHARACTER);
        }
        if (hasLongLabel(domain)) {
            return Optional.of(InvalidAddress.LONG_LABEL);
        }
        if (("." + domain + ".").contains(".-") || (domain + ".").contains("-.")) {
            return Optional.of(InvalidAddress.DOMAIN_HYPHEN);
        }
        if (domain.indexOf('.') < 0) {
            return Optional.of(InvalidAddress.BARE_HOST);
        }
        String last = domain.substring(domain.lastIndexOf('.') + 1);
        return last.matches("[a-z][a-z0-9-]*[a-z0-9]") ? Optional.empty() : Optional.of(InvalidAddress.TOP_LEVEL);
    }

    private static boolean hasLongLabel(String domain) {
        for (String label : domain.split("\\.")) {
            if (label.length() > MAX_LABEL) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMisplacedDot(String text) {
        return text.startsWith(".") || text.endsWith(".") || text.contains("..");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
