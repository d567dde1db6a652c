package gazette.subscribers.address;

import gazette.config.MailAddressGrammar;
import gazette.sources.text.AsciiHostName;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses a text as one email address. If several things are wrong, the first is the reason.
final class EmailAddressParser {
    /// A cell of a CSV file may hold any amount of text.
    private static final int MAX_WRITTEN = 2000;

    private static final Pattern SIMPLE = Pattern.compile(
            "[A-Za-z0-9_+'-]{1,30}(?:\\.[A-Za-z0-9_+'-]{1,30})?@([a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\\.){1,4}[a-z]{2,20}");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");
    private static final Pattern SEVERAL = Pattern.compile("@[^@]*[,;|，；、\\s\\p{Z}/][^@]*@");
    private static final Pattern GROUP = Pattern.compile("(?!(?i:mailto):)[^@:]*:.*;");
    private static final Pattern LITERAL = Pattern.compile("\\[.*|[0-9]+(?:\\.[0-9]+){3}");

    private final String written;

    EmailAddressParser(String written) {
        this.written = written;
    }

    AddressParseResult read() {
        if (SIMPLE.matcher(written).matches() && !written.contains("xn--")) {
            int at = written.indexOf('@');
            return new EmailAddress(written.substring(0, at), written.substring(at + 1));
        }
        if (written.length() > MAX_WRITTEN) {
            return InvalidAddress.LONG;
        }
        String text = BareAddress.visible(written);
        if (text.isEmpty()) {
            return InvalidAddress.EMPTY;
        }
        if (hasControl(text)) {
            return InvalidAddress.CONTROL;
        }
        if (GROUP.matcher(text).matches()) {
            return InvalidAddress.GROUP;
        }
        String address = BareAddress.of(text);
        return shape(address).<AddressParseResult>map(reason -> reason).orElseGet(() -> parts(address));
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /// Checks whether the text is something else, or more, than an address.
    private static Optional<InvalidAddress> shape(String address) {
        if (address.isEmpty()) {
            return Optional.of(InvalidAddress.EMPTY);
        }
        // An escape in a link may hide one.
        if (hasControl(address)) {
            return Optional.of(InvalidAddress.CONTROL);
        }
        if (address.indexOf('@') < 0) {
            return Optional.of(InvalidAddress.NO_AT);
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
        if (address.indexOf('(') >= 0 || address.indexOf(')') >= 0) {
            return Optional.of(InvalidAddress.COMMENT);
        }
        if (address.indexOf('@') != address.lastIndexOf('@')) {
            return Optional.of(InvalidAddress.TWO_ATS);
        }
        return BLANK.matcher(address).find() ? Optional.of(InvalidAddress.BLANK) : Optional.empty();
    }

    private static AddressParseResult parts(String address) {
        int at = address.indexOf('@');
        String local = Normalizer.normalize(address.substring(0, at), Normalizer.Form.NFC);
        String domain = address.substring(at + 1);
        Optional<InvalidAddress> wrong = MailAddressGrammar.faultOfLocalPart(local)
                .map(InvalidAddress::of)
                .or(() -> written(domain));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<String> ascii = AsciiHostName.ascii(domain);
        if (ascii.isEmpty()) {
            return MailAddressGrammar.hasLongLabel(domain)
                    ? InvalidAddress.LONG_LABEL
                    : InvalidAddress.DOMAIN_CHARACTER;
        }
        return host(ascii.get())
                .<AddressParseResult>map(reason -> reason)
                .orElseGet(() -> checkedLength(local, ascii.get()));
    }

    /// Checks a domain before it is brought into its ASCII form. A subscriber's is never an IP address.
    private static Optional<InvalidAddress> written(String domain) {
        if (domain.length() <= MailAddressGrammar.MAX_DOMAIN
                && LITERAL.matcher(domain).matches()) {
            return Optional.of(InvalidAddress.LITERAL);
        }
        return MailAddressGrammar.faultOfWrittenDomain(domain).map(InvalidAddress::of);
    }

    /// A subscriber's mail server is on the public internet.
    private static Optional<InvalidAddress> host(String domain) {
        return MailAddressGrammar.faultOfHost(domain)
                .or(() -> MailAddressGrammar.faultOfPublicHost(domain))
                .map(InvalidAddress::of);
    }

    private static AddressParseResult checkedLength(String local, String domain) {
        var address = new EmailAddress(local, domain);
        return MailAddressGrammar.isTooLong(address.toString()) ? InvalidAddress.LONG : address;
    }
}
