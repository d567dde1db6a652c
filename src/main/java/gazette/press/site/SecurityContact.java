package gazette.press.site;

import gazette.press.workspace.AppContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Says where to report a security hole (RFC 9116).
public final class SecurityContact {
    /// Counted from the first of this month. The RFC asks for less than a year.
    private static final int VALID_MONTHS = 8;

    private SecurityContact() {}

    /// Returns the file at `/.well-known/security.txt`. It expires in seven months or so, always on the first of a
    /// month, so that it does not change with every day. Empty if the settings name nobody.
    public static Optional<String> text(AppContext context) {
        LocalDate month =
                LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC).withDayOfMonth(1);
        return context.config()
                .web()
                .securityContact()
                .or(() -> context.config().editors().stream().findFirst().map(address -> "mailto:" + address))
                .map(contact -> "Contact: " + contact + "\nExpires: "
                        + month.plus(VALID_MONTHS, ChronoUnit.MONTHS)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        + "\nPreferred-Languages: "
                        + context.config().publication().language() + "\nCanonical: "
                        + context.site().absolute("/.well-known/security.txt") + "\n");
    }
}
