package gazette.subscribers.address;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out which addresses lead to one mailbox, by the published rules of large mail providers. It serves limits
/// only:
/// two addresses of one mailbox are two subscribers.
public final class MailboxFolding {
    /// Providers where a mailbox has the same name in several domains.
    private static final Map<String, String> SAME_MAILBOXES = Map.ofEntries(
            Map.entry("googlemail.com", "gmail.com"),
            Map.entry("me.com", "icloud.com"),
            Map.entry("mac.com", "icloud.com"),
            Map.entry("protonmail.com", "proton.me"),
            Map.entry("protonmail.ch", "proton.me"),
            Map.entry("pm.me", "proton.me"),
            Map.entry("ya.ru", "yandex.ru"),
            Map.entry("yandex.com", "yandex.ru"),
            Map.entry("yandex.by", "yandex.ru"),
            Map.entry("yandex.kz", "yandex.ru"),
            Map.entry("yandex.ua", "yandex.ru"));

    /// Domains of Yahoo, whose disposable addresses are a name, a hyphen and a keyword.
    private static final Pattern YAHOO = Pattern.compile("yahoo\\.[a-z.]+|ymail\\.com|myyahoo\\.com|rocketmail\\.com");

    /// Domains of Fastmail, where `anything@name.fastmail.com` leads to `name@fastmail.com`.
    private static final Pattern FASTMAIL = Pattern.compile(
            "(?:([^.]+)\\.)?(fastmail\\.[a-z.]+|sent\\.com|eml\\.cc|fea\\.st"
                    + "|mm\\.st|ml1\\.net|f-m\\.fm|imap\\.cc|fastest\\.cc|warpmail\\.net|mailbolt\\.com|letterboxes\\.org)");

    /// Providers that read no dots in a name.
    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "proton.me");

    private MailboxFolding() {}

    /// Returns an address that is the same for all addresses of a mailbox, as far as that is known. In domains of which
    /// nothing is known, only what follows a plus is left out.
    public static String mailbox(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        String domain = address.domain();
        Matcher fastmail = FASTMAIL.matcher(domain);
        if (fastmail.matches() && fastmail.group(1) != null) {
            local = fastmail.group(1);
            domain = fastmail.group(2);
        }
        domain = SAME_MAILBOXES.getOrDefault(domain, domain);
        return name(before(local, '+'), domain) + "@" + domain;
    }

    private static String name(String local, String domain) {
        if (YAHOO.matcher(domain).matches()) {
            return before(local, '-');
        }
        String name = WITHOUT_DOTS.contains(domain) ? local.replace(".", "") : local;
        return switch (domain) {
            case "proton.me" -> name.replaceAll("[-_]", "");
            case "yandex.ru" -> name.replace('.', '-');
            default -> name;
        };
    }

    /// Cuts a tag off, unless there is nothing else.
    private static String before(String local, char mark) {
        int at = local.indexOf(mark);
        return at > 0 ? local.substring(0, at) : local;
    }
}
