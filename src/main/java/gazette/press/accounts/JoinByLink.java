package gazette.press.accounts;

import gazette.accounts.AccessLink.AccessLinkKind;
import gazette.accounts.Account;
import gazette.accounts.AccountName;
import gazette.accounts.AccountRole;
import gazette.accounts.PasswordRules;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.press.accounts.AccessLinks.OpenLink;
import gazette.press.accounts.JoinResult.Joined;
import gazette.press.accounts.JoinResult.LinkOver;
import gazette.press.accounts.JoinResult.NameRefused;
import gazette.press.accounts.JoinResult.PasskeyRefused;
import gazette.press.accounts.JoinResult.PasswordRefused;
import gazette.press.accounts.SignInByPasskey.PasskeyRequest;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.util.Optional;

/// Lets somebody in by a link: the first owner, an invited person, one whose keys were reset, or a phone.
///
/// Looking at a link changes nothing, since mail programs look, too.
public final class JoinByLink {
    private final AppContext context;
    private final AccessLinks links;
    private final RegisterPasskey passkeys;

    public JoinByLink(AppContext context) {
        this.context = context;
        links = new AccessLinks(context);
        passkeys = new RegisterPasskey(context);
    }

    /// Lets somebody in who chooses a password.
    ///
    /// @param typedName counts for the first owner only; all others have a name
    public JoinResult withPassword(String token, String typedName, String password, SignInOrigin origin) {
        Optional<OpenLink> link = links.find(token).filter(open -> open.kind() != AccessLinkKind.PHONE);
        if (link.isEmpty()) {
            return new LinkOver();
        }
        Optional<String> name = name(link.get(), typedName);
        if (name.isEmpty()) {
            return new NameRefused(false);
        }
        Optional<PasswordRules.Fault> fault = PasswordRules.fault(password, name.get());
        if (fault.isPresent()) {
            return new PasswordRefused(fault.get());
        }
        String hash = PasswordHasher.hash(password);
        return letIn(
                token,
                name.get(),
                SecretToken.fresh(),
                origin,
                (tables, account) -> tables.accountProofs().setPassword(account.id(), Optional.of(hash)));
    }

    /// Asks the browser for a passkey; empty if the link is over, the name is none, or browsers give none here.
    public Optional<PasskeyRequest> askForPasskey(String token, String typedName) {
        Optional<OpenLink> link = links.find(token).filter(open -> open.kind() != AccessLinkKind.PHONE);
        return link.flatMap(open -> name(open, typedName))
                .flatMap(name -> passkeys.ask(link.flatMap(OpenLink::account), name));
    }

    /// Lets somebody in who has made a passkey.
    ///
    /// @param answer of the browser, as JSON
    /// @param label what the passkey is called
    public JoinResult withPasskey(String token, String step, String answer, String label, SignInOrigin origin) {
        return passkeys.judge(step, answer)
                .map(made -> letIn(
                        token,
                        made.name(),
                        made.handle(),
                        origin,
                        (tables, account) -> passkeys.add(tables, account, made, label)))
                .orElseGet(PasskeyRefused::new);
    }

    /// Signs a phone in.
    public JoinResult phone(String token, SignInOrigin origin) {
        return context.store().write(tables -> {
            Optional<Account> account = links.find(tables, token)
                    .filter(open -> open.kind() == AccessLinkKind.PHONE)
                    .flatMap(OpenLink::account);
            return account.isPresent() && use(tables, token, origin)
                    ? new Joined(new Sessions(context).open(tables, account.get(), SignInWay.PHONE, origin))
                    : new LinkOver();
        });
    }

    /// Gives an account what it proves itself with.
    @FunctionalInterface
    private interface Proof {
        void give(Tables tables, Account account);
    }

    private JoinResult letIn(String token, String name, String handle, SignInOrigin origin, Proof proof) {
        return context.store().write(tables -> {
            Optional<OpenLink> link = links.find(tables, token).filter(open -> open.kind() != AccessLinkKind.PHONE);
            if (link.isEmpty()) {
                return new LinkOver();
            }
            if (link.get().account().isEmpty() && tables.accounts().byName(name).isPresent()) {
                return new NameRefused(true);
            }
            use(tables, token, origin);
            Account account = link.get().account().orElseGet(() -> firstOwner(tables, name));
            tables.accountProofs().enter(account.id(), handle);
            proof.give(tables, account);
            return new Joined(new Sessions(context).open(tables, account, SignInWay.LINK, origin));
        });
    }

    private Account firstOwner(Tables tables, String name) {
        long id = tables.accounts().add(name, AccountRole.OWNER, context.clock().instant());
        return tables.accounts().find(id).orElseThrow();
    }

    private boolean use(Tables tables, String token, SignInOrigin origin) {
        return tables.accessLinks()
                .use(SecretToken.hash(token), origin.browser(), context.clock().instant());
    }

    private static Optional<String> name(OpenLink link, String typed) {
        return link.account().map(Account::name).or(() -> AccountName.parse(typed));
    }
}
