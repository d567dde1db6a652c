package gazette.accounts;

import gazette.text.ForeignText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the names of accounts: letters of any script, digits, blanks and `. _ - @ '`, forty at most.
public final class AccountName {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@'\\-]{0,39}");

    private AccountName() {}

    /// Returns a name as it is kept and shown; empty if it is none, or stands for others in the audit log.
    public static Optional<String> parse(String typed) {
        String name = Normalizer.normalize(ForeignText.line(typed), Normalizer.Form.NFKC)
                .strip()
                .replaceAll(" +", " ");
        boolean isNobodys = !name.equalsIgnoreCase(Actor.COMMAND_LINE.name());
        return FORM.matcher(name).matches() && isNobodys ? Optional.of(name) : Optional.empty();
    }

    /// Returns what two spellings of one name have in common: they sign in to the same account.
    public static String key(String typed) {
        return parse(typed).orElse(typed).toLowerCase(Locale.ROOT);
    }
}
