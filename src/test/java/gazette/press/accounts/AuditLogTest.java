package gazette.press.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.accounts.AuditRecord;
import gazette.press.accounts.VerifyAuditLog.AuditReport;
import gazette.press.publishing.TestPublication;
import gazette.store.AuditTable.AuditFilter;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDatabaseRefusesToChangeItAndWhoGetsAroundThatIsFound(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            var team = new Team(paper.context(), new Actor("Ada", "198.51.100.0/24"));
            for (String name : List.of("Bo", "Cy", "Di", "Ed")) {
                team.invite(name, AccountRole.WRITER);
            }
            long id = paper.context()
                    .store()
                    .read(tables -> tables.accounts().byName("Bo"))
                    .orElseThrow()
                    .id();
            team.changeRole(id, AccountRole.EDITOR);
            AuditReport good = new VerifyAuditLog(paper.context()).run(Optional.empty());
            assertThat(good.entries()).isEqualTo(5);
            assertThat(good.broken()).isEmpty();

            List<AuditRecord> entries = new ReadAuditLog(paper.context())
                    .newest(new AuditFilter("Ada", "account.", "b"), Long.MAX_VALUE, 10);
            assertThat(entries).extracting(AuditRecord::action).containsExactly("account.role", "account.invite");
            assertThat(entries.getFirst().before()).contains("writer");
            assertThat(entries.getFirst().after()).contains("editor");
            assertThat(entries.getFirst().network()).isEqualTo("198.51.100.0/24");

            for (String change :
                    List.of("update audit_log set who = 'Eve' where id = 2", "delete from audit_log where id > 3")) {
                assertThatThrownBy(() -> TestDatabase.execute(paper.config().database(), change))
                        .hasMessageContaining("only ever added to");
            }
            triggers(kind).forEach(drop -> TestDatabase.execute(paper.config().database(), drop));
            TestDatabase.execute(paper.config().database(), "delete from audit_log where id = 5");
            assertThat(new VerifyAuditLog(paper.context()).run(Optional.empty()).broken())
                    .isEmpty();
            assertThat(new VerifyAuditLog(paper.context())
                            .run(Optional.of(good.head()))
                            .hasNoted())
                    .isFalse();
            TestDatabase.execute(paper.config().database(), "update audit_log set who = 'Eve' where id = 2");
            assertThat(new VerifyAuditLog(paper.context())
                            .run(Optional.empty())
                            .broken()
                            .orElseThrow()
                            .id())
                    .isEqualTo(2);
        }
    }

    private static List<String> triggers(TestDatabase kind) {
        return switch (kind) {
            case SQLITE -> List.of("drop trigger audit_log_kept", "drop trigger audit_log_whole");
            case POSTGRES -> List.of("drop trigger audit_log_kept on audit_log");
        };
    }
}
