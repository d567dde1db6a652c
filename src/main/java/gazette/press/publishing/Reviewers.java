package gazette.press.publishing;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import gazette.config.Config;
import gazette.config.ReviewConfig;
import gazette.config.ScheduleConfig;
import gazette.store.Tables;
import java.util.List;
import java.util.stream.Stream;

/// Finds out who may approve a schedule's issues, and who is asked.
final class Reviewers {
    private Reviewers() {}

    /// Returns the least role that may approve.
    static AccountRole role(ScheduleConfig schedule) {
        boolean isForOwners = schedule.review()
                .filter(review -> review.by() == ReviewConfig.By.OWNER)
                .isPresent();
        return isForOwners ? AccountRole.OWNER : AccountRole.EDITOR;
    }

    /// Returns the addresses of the accounts that may approve, and `editors` of the settings, who may have none.
    static List<String> addresses(Config config, ScheduleConfig schedule, Tables tables) {
        Stream<String> accounts = tables.accounts().all().stream()
                .filter(account -> account.role().includes(role(schedule)))
                .map(Account::address)
                .flatMap(address -> address.stream().map(Object::toString));
        return Stream.concat(accounts, config.editors().stream()).distinct().toList();
    }
}
