package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.Actor;
import gazette.accounts.AuditRecord;
import gazette.press.workspace.AppContext;
import gazette.store.AuditTable.AuditFilter;
import java.util.List;
import java.util.stream.Stream;

/// Reads the audit log in pages.
public final class ReadAuditLog {
    /// What actions begin with: what they are about.
    public static final List<String> SUBJECTS = List.of(
            "account", "article", "draft", "issue", "picture", "review", "schedule", "send", "session", "source");

    private final AppContext context;

    public ReadAuditLog(AppContext context) {
        this.context = context;
    }

    /// Returns entries from the newest on.
    ///
    /// @param before the id of the last one seen; the largest number to begin
    public List<AuditRecord> newest(AuditFilter filter, long before, int limit) {
        return context.store().read(tables -> tables.audit().newest(filter, before, limit));
    }

    /// Returns whose entries there may be. Who was removed is still found by name.
    public List<String> people() {
        List<Account> accounts =
                context.store().read(tables -> tables.accounts().all());
        return Stream.concat(
                        Stream.of(Actor.COMMAND_LINE.name()), accounts.stream().map(Account::name))
                .toList();
    }
}
