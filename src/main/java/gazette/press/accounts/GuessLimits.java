package gazette.press.accounts;

import gazette.accounts.AccountName;
import gazette.accounts.GuessLimit;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.store.GuessLimitTable;
import gazette.store.Tables;
import gazette.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down those who guess passwords and codes: by network, by account, and all together. A browser that has signed
/// in to the account before has a limit of its own, so that nobody can lock its owner out.
///
/// The state is in the database, so that a restart or another node makes no difference.
final class GuessLimits {
    private static final GuessLimit OF_A_NETWORK = new GuessLimit(10, Duration.ofMinutes(2));
    private static final GuessLimit OF_AN_ACCOUNT = new GuessLimit(10, Duration.ofMinutes(1));
    private static final GuessLimit OF_ALL = new GuessLimit(30, Duration.ofMinutes(1));
    private static final GuessLimit OF_A_KNOWN_BROWSER = new GuessLimit(10, Duration.ofMinutes(5));
    private static final GuessLimit OF_CODES = new GuessLimit(5, Duration.ofMinutes(5));
    private static final GuessLimit OF_QUESTIONS = new GuessLimit(60, Duration.ofSeconds(2));
    private static final Duration KNOWN_FOR = Duration.ofDays(180);

    private final GuessLimitTable table;
    private final Instant now;

    GuessLimits(Tables tables, Instant now) {
        table = tables.guessLimits();
        this.now = now;
    }

    /// Describes whether something may be tried.
    ///
    /// @param limits those that the try counts for, by name
    /// @param freeAt when a try is free again; empty if this one is
    record Try(Map<String, GuessLimit> limits, Optional<Instant> freeAt) {
        boolean isFree() {
            return freeAt.isEmpty();
        }
    }

    /// Counts a try of a password, if one is free.
    ///
    /// @param account the id of the account of that name, 0 if there is none: both are counted alike
    Try password(String typedName, long account, SignInOrigin origin) {
        return take(isKnown(account, origin) ? knownBrowser(origin) : strangers(typedName, origin));
    }

    /// Counts a try of a code after a right password, if one is free.
    Try code(long account, SignInOrigin origin) {
        String browser = isKnown(account, origin) ? ":" + SecretToken.hash(origin.device()) : "";
        return take(Map.of("code:" + account + browser, OF_CODES));
    }

    /// Counts a question for a passkey, if one is free: nobody guesses a passkey, but each question is kept for a
    /// while.
    Try question(SignInOrigin origin) {
        return take(Map.of("question:" + origin.network().limited(), OF_QUESTIONS));
    }

    /// Gives a try back that turned out right.
    void giveBack(Try right) {
        right.limits().forEach((name, limit) -> table.set(name, limit.undone(table.state(name))));
    }

    /// Forgets what is no longer needed.
    void forget() {
        table.forget(now);
    }

    private boolean isKnown(long account, SignInOrigin origin) {
        return !origin.device().isEmpty()
                && table.isKnown(SecretToken.hash(origin.device()), account, now.minus(KNOWN_FOR));
    }

    private static Map<String, GuessLimit> knownBrowser(SignInOrigin origin) {
        return Map.of("browser:" + SecretToken.hash(origin.device()), OF_A_KNOWN_BROWSER);
    }

    private static Map<String, GuessLimit> strangers(String typedName, SignInOrigin origin) {
        var limits = new LinkedHashMap<String, GuessLimit>();
        limits.put("network:" + origin.network().limited(), OF_A_NETWORK);
        limits.put("name:" + Sha256.hex(AccountName.key(typedName)), OF_AN_ACCOUNT);
        limits.put("all", OF_ALL);
        return limits;
    }

    /// Counts for all limits or for none, so that who is refused costs others nothing.
    private Try take(Map<String, GuessLimit> limits) {
        Optional<Instant> freeAt = limits.entrySet().stream()
                .map(limit -> limit.getValue().free(table.state(limit.getKey())))
                .filter(now::isBefore)
                .max(Instant::compareTo);
        if (freeAt.isEmpty()) {
            limits.forEach((name, limit) ->
                    table.set(name, limit.next(table.state(name), now).orElseThrow()));
        }
        return new Try(limits, freeAt);
    }
}
