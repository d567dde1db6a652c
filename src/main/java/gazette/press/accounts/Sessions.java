package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.AccountSession;
import gazette.accounts.AuditEntry;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens, finds and ends the sessions of browsers that are signed in to the desk. Each request looks in the database,
/// so that what ends a session ends it on all nodes at once.
public final class Sessions {
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);
    /// How exactly it is known when a session was last used, to save writing.
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);
    /// For how long a person need not prove themselves again before they change how they sign in.
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final AppContext context;

    public Sessions(AppContext context) {
        this.context = context;
    }

    /// Opens a session in a transaction, and makes the browser known to the account.
    public OpenedSession open(Tables tables, Account account, SignInWay way, SignInOrigin origin) {
        Instant now = now();
        String token = SecretToken.fresh();
        String device = device(tables, origin);
        String network = origin.network().recorded();
        tables.accountSessions().forget(now.minus(IDLE), now.minus(LONGEST));
        tables.accountSessions()
                .add(new AccountSession(
                        SecretToken.hash(token), account.id(), way, origin.browser(), network, now, now, now));
        tables.guessLimits().know(SecretToken.hash(device), account.id(), now);
        tables.audit()
                .append(
                        now,
                        new AuditEntry(
                                account.name(),
                                network,
                                "session.open",
                                account.name(),
                                Optional.empty(),
                                Optional.of(way.name().toLowerCase(Locale.ROOT) + ", " + origin.browser())));
        return new OpenedSession(token, device);
    }

    /// Returns who is signed in with a token.
    public Optional<Account> find(String token) {
        Instant now = now();
        String hash = SecretToken.hash(token);
        Optional<Found> found = context.store()
                .read(tables -> tables.accountSessions()
                        .account(hash, now.minus(IDLE), now.minus(LONGEST))
                        .map(account -> new Found(account, isToTouch(tables, hash, now))));
        if (found.filter(Found::isToTouch).isPresent()) {
            context.store().change(tables -> tables.accountSessions().touch(hash, now.minus(SEEN_EVERY), now));
        }
        return found.map(Found::account);
    }

    private record Found(Account account, boolean isToTouch) {}

    private static boolean isToTouch(Tables tables, String hash, Instant now) {
        return tables.accountSessions()
                .find(hash)
                .filter(session -> session.seenAt().isBefore(now.minus(SEEN_EVERY)))
                .isPresent();
    }

    /// Returns whether a browser has been signed in before.
    ///
    /// @param device the token by which it is known
    public boolean isKnownBrowser(String device) {
        return context.store().read(tables -> tables.guessLimits().isKnown(SecretToken.hash(device)));
    }

    /// Returns the session of a token.
    public Optional<AccountSession> session(String token) {
        return context.store().read(tables -> tables.accountSessions().find(SecretToken.hash(token)));
    }

    /// Returns whether the person of a session has proved themselves lately.
    public boolean isFresh(AccountSession session) {
        return session.provedAt().isAfter(now().minus(FRESH));
    }

    /// Returns the sessions of an account, the last seen first.
    public List<AccountSession> of(Account account) {
        Instant now = now();
        return context.store()
                .read(tables -> tables.accountSessions().of(account.id(), now.minus(IDLE), now.minus(LONGEST)));
    }

    /// Ends a session.
    public void close(String token) {
        context.store().change(tables -> tables.accountSessions().close(SecretToken.hash(token)));
    }

    /// Ends all sessions of an account but the one of a token, which gets another token.
    ///
    /// @return the new token
    String renew(Tables tables, Account account, String token) {
        String renewed = SecretToken.fresh();
        tables.accountSessions().closeOthers(account.id(), SecretToken.hash(token));
        tables.accountSessions().rotate(SecretToken.hash(token), SecretToken.hash(renewed));
        return renewed;
    }

    /// Returns the browser's token if it is one of ours: nobody else chooses it.
    private static String device(Tables tables, SignInOrigin origin) {
        return tables.guessLimits().isKnown(SecretToken.hash(origin.device())) ? origin.device() : SecretToken.fresh();
    }

    private Instant now() {
        return context.clock().instant();
    }
}
