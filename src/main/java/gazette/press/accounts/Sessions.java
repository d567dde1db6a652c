package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.press.workspace.AppContext;
import gazette.text.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Opens, finds and ends the sessions of browsers that are signed in to the desk.
public final class Sessions {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AppContext context;

    public Sessions(AppContext context) {
        this.context = context;
    }

    /// Opens a session and returns the token that the browser keeps.
    public String open(long account) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        context.store()
                .change(tables -> tables.accountSessions()
                        .open(hash(token), account, context.clock().instant()));
        return token;
    }

    /// Returns who is signed in with a token.
    public Optional<Account> find(String token) {
        return context.store()
                .read(tables -> tables.accountSessions()
                        .find(hash(token), context.clock().instant().minus(IDLE)));
    }

    /// Ends a session.
    public void close(String token) {
        context.store().change(tables -> tables.accountSessions().close(hash(token)));
    }

    private static String hash(String token) {
        return Sha256.hex(token);
    }
}
