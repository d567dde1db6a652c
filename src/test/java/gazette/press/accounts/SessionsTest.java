package gazette.press.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import gazette.subscribers.ClientNetwork;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {
    private static final SignInOrigin ORIGIN = new SignInOrigin(ClientNetwork.UNKNOWN, "Test", "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSessionEndsOnEveryNodeAtOnce(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind);
                AppContext other = AppContext.open(paper.config(), paper.clock)) {
            Account ada = add(paper.context(), "Ada", AccountRole.OWNER);
            Account bo = add(paper.context(), "Bo", AccountRole.EDITOR);
            String stolen = open(paper.context(), ada);
            String own = open(other, ada);
            String ofBo = open(other, bo);
            assertThat(new Sessions(other).find(stolen)).contains(ada);

            var change = new OwnAccount(paper.context(), ada, ORIGIN).setPassword(own, "", "seven lamps in the rain");
            assertThat(new Sessions(other).find(stolen)).isEmpty();
            assertThat(new Sessions(other).find(own)).isEmpty();
            assertThat(new Sessions(other).find(((OwnAccount.ChangeResult.Renewed) change).token()))
                    .contains(ada);

            new Team(paper.context(), Actor.COMMAND_LINE).changeRole(bo.id(), AccountRole.VIEWER);
            assertThat(new Sessions(other).find(ofBo)).isEmpty();
        }
    }

    private static Account add(AppContext context, String name, AccountRole role) {
        return context.store().write(tables -> {
            long id = tables.accounts().add(name, role, context.clock().instant());
            tables.accountProofs().enter(id, SecretToken.fresh());
            return tables.accounts().find(id).orElseThrow();
        });
    }

    private static String open(AppContext context, Account account) {
        return context.store()
                .write(tables -> new Sessions(context)
                        .open(tables, account, SignInWay.PASSKEY, ORIGIN)
                        .token());
    }
}
