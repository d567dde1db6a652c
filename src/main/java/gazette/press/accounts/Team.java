package gazette.press.accounts;

import gazette.accounts.AccessLink.AccessLinkKind;
import gazette.accounts.Account;
import gazette.accounts.AccountName;
import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// Invites people to the desk, changes what they may do, resets what they sign in with, and removes them. There is
/// always an owner who can sign in.
public final class Team {
    private final AppContext context;
    private final Actor actor;
    private final AccessLinks links;

    public Team(AppContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        links = new AccessLinks(context);
    }

    /// Lists how a change of the team may turn out.
    public sealed interface TeamResult {
        /// It is done.
        record Done() implements TeamResult {}

        /// It is done; the person comes in by a link with this token, which is shown once.
        record DoneWithLink(Account account, String token) implements TeamResult {}

        /// Nobody could invite, change or remove anybody any more.
        record LastOwner() implements TeamResult {}

        /// There is no such account any more.
        record Gone() implements TeamResult {}

        /// The name is none, or somebody else has it.
        record NameRefused(boolean isTaken) implements TeamResult {}
    }

    /// Returns all accounts, and whether each has come in yet.
    public List<Member> members() {
        return context.store()
                .read(tables -> tables.accounts().all().stream()
                        .map(account -> new Member(
                                account,
                                tables.accountProofs().find(account.id()).isPresent(),
                                tables.accountSessions().lastSeen(account.id())))
                        .toList());
    }

    /// Describes a member of the team.
    ///
    /// @param hasJoined whether the person has used the invitation
    /// @param seenAt when the person last used the desk, if a session remembers
    public record Member(Account account, boolean hasJoined, Optional<Instant> seenAt) {}

    /// Invites somebody.
    public TeamResult invite(String typedName, AccountRole role) {
        Optional<String> name = AccountName.parse(typedName);
        if (name.isEmpty()) {
            return new TeamResult.NameRefused(false);
        }
        return context.store().write(tables -> {
            if (tables.accounts().byName(name.get()).isPresent()) {
                return new TeamResult.NameRefused(true);
            }
            long id = tables.accounts().add(name.get(), role, now());
            Account account = tables.accounts().find(id).orElseThrow();
            record(tables, "account.invite", account, Optional.empty(), Optional.of(word(role)));
            return new TeamResult.DoneWithLink(account, links.add(tables, AccessLinkKind.INVITATION, Optional.of(id)));
        });
    }

    /// Changes what somebody may do. The person's sessions end.
    public TeamResult changeRole(long id, AccountRole role) {
        return change(id, (tables, account) -> {
            if (account.role() == role) {
                return new TeamResult.Done();
            }
            if (isLastOwner(tables, account)) {
                return new TeamResult.LastOwner();
            }
            tables.accounts().setRole(id, role);
            tables.accountSessions().closeOthers(id, "");
            record(tables, "account.role", account, Optional.of(word(account.role())), Optional.of(word(role)));
            return new TeamResult.Done();
        });
    }

    /// Removes somebody.
    public TeamResult remove(long id) {
        return change(id, (tables, account) -> {
            if (isLastOwner(tables, account)) {
                return new TeamResult.LastOwner();
            }
            takeAway(tables, account);
            tables.accounts().remove(id, now());
            record(tables, "account.remove", account, Optional.of(word(account.role())), Optional.empty());
            return new TeamResult.Done();
        });
    }

    /// Takes away all that somebody signs in with, ends the sessions, and makes a link by which the person chooses
    /// anew. For who has not come in yet, the link is a new invitation.
    public TeamResult reset(long id) {
        return change(id, (tables, account) -> {
            boolean hasJoined = tables.accountProofs().find(id).isPresent();
            takeAway(tables, account);
            record(tables, "account.reset", account, Optional.empty(), Optional.empty());
            return new TeamResult.DoneWithLink(
                    account,
                    links.add(tables, hasJoined ? AccessLinkKind.RESET : AccessLinkKind.INVITATION, Optional.of(id)));
        });
    }

    private TeamResult change(long id, BiFunction<Tables, Account, TeamResult> work) {
        return context.store()
                .write(tables -> tables.accounts()
                        .find(id)
                        .map(account -> work.apply(tables, account))
                        .orElseGet(TeamResult.Gone::new));
    }

    private static void takeAway(Tables tables, Account account) {
        long id = account.id();
        tables.accountSessions().closeOthers(id, "");
        tables.accessLinks().removeOf(id);
        tables.signInSteps().removeOf(id);
        tables.passkeys().removeAll(id);
        tables.accountProofs().setPassword(id, Optional.empty());
        tables.accountProofs().removeTotp(id);
        tables.accountProofs().setRecoveryCodes(id, List.of());
        tables.guessLimits().forgetDevices(id);
    }

    private static boolean isLastOwner(Tables tables, Account account) {
        return account.role() == AccountRole.OWNER && !tables.accounts().hasOtherOwner(account.id());
    }

    private void record(
            Tables tables, String action, Account account, Optional<String> before, Optional<String> after) {
        tables.audit().append(now(), actor.entry(action, account.name(), before, after));
    }

    private static String word(AccountRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
