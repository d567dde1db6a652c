package gazette.press.accounts;

import gazette.accounts.AccessLink;
import gazette.accounts.AccessLink.AccessLinkKind;
import gazette.accounts.Account;
import gazette.accounts.SecretToken;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Optional;

/// Makes links that let somebody in once, and tells whether they are still good. The database has a hash of each only.
public final class AccessLinks {
    private final AppContext context;

    public AccessLinks(AppContext context) {
        this.context = context;
    }

    /// Returns the token of a new link for the first owner; empty if an owner has come in. The one before is void.
    public Optional<String> forFirstOwner() {
        return context.store().write(tables -> {
            tables.accessLinks().removeAll(AccessLinkKind.FIRST);
            return tables.accounts().isOwned()
                    ? Optional.empty()
                    : Optional.of(add(tables, AccessLinkKind.FIRST, Optional.empty()));
        });
    }

    /// Returns whether an owner has come in.
    public boolean isOwned() {
        return context.store().read(tables -> tables.accounts().isOwned());
    }

    /// Returns the token of a new link that signs in a phone.
    public String forPhone(Account account) {
        return context.store().write(tables -> add(tables, AccessLinkKind.PHONE, Optional.of(account.id())));
    }

    /// Returns by which a link is asked about without its token.
    public static String id(String token) {
        return SecretToken.hash(token);
    }

    /// Returns the browser that a link has signed in.
    ///
    /// @param id of the link
    public Optional<String> usedBy(String id) {
        return context.store().read(tables -> tables.accessLinks().usedBy(id));
    }

    /// Adds a link in a transaction.
    String add(Tables tables, AccessLinkKind kind, Optional<Long> account) {
        String token = SecretToken.fresh();
        var link = new AccessLink(kind, account, now().plus(kind.validity()), Optional.empty());
        tables.accessLinks().add(SecretToken.hash(token), link);
        return token;
    }

    /// Describes a link that is still good.
    ///
    /// @param account whom it lets in; empty for the first owner
    public record OpenLink(AccessLinkKind kind, Optional<Account> account) {}

    /// Returns what a link is for; empty if it is none, was used, is too old, or its account is gone.
    public Optional<OpenLink> find(String token) {
        return context.store().read(tables -> find(tables, token));
    }

    Optional<OpenLink> find(Tables tables, String token) {
        Optional<AccessLink> good = tables.accessLinks()
                .find(SecretToken.hash(token))
                .filter(link -> link.usedAt().isEmpty() && link.expiresAt().isAfter(now()));
        Optional<Account> account = good.flatMap(AccessLink::account)
                .flatMap(id -> tables.accounts().find(id));
        return good.filter(link ->
                        link.kind() == AccessLinkKind.FIRST ? !tables.accounts().isOwned() : account.isPresent())
                .map(link -> new OpenLink(link.kind(), account));
    }

    private Instant now() {
        return context.clock().instant();
    }
}
