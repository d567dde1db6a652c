package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.DatabaseConfig;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.LinkKeyWatch;
import gazette.press.workspace.LinkKeys;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two data folders on one database, and the key that their links need.
class LinkKeysTest {
    private static final List<String> SENDING = List.of(
            "publish weekly",
            "send-test weekly --to ed@example.org",
            "issue retry letters/1",
            "issue resume letters/1",
            "hold --release",
            "key rotate",
            "key list",
            "subscribers import %s/subscribers/letters.csv --list letters --consent paper",
            "subscribers erase ann@example.com --yes");
    private static final List<String> READING = List.of(
            "runs",
            "why ann@example.com",
            "subscribers export letters",
            "subscribers show ann@example.com",
            "issue show letters/1",
            "lists",
            "sources",
            "hubs");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private DatabaseConfig database;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private TestPublication first;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private TestPublication second;

    private void open(TestDatabase kind) {
        database = kind.fresh(folder);
        first = new TestPublication(folder.resolve("first"), database);
        first.publish("weekly");
        second = new TestPublication(folder.resolve("second"), database);
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
    }

    @Test
    void aMachineWithoutTheKeyMakesNoneAndReadsOnly() {
        open(TestDatabase.POSTGRES);
        for (String command : SENDING) {
            CommandRun run = run(second, command.formatted(second.folder));
            assertThat(run.exit()).as(command + run.out()).isEqualTo(1);
            assertThat(run.err())
                    .as(command)
                    .contains(
                            key(second) + " is missing",
                            "scp ",
                            ":" + key(first) + " " + key(second),
                            "if it is lost for good: gazette key accept")
                    .doesNotContain("Exception");
        }
        for (String command : READING) {
            CommandRun run = run(second, command);
            assertThat(run.exit()).as(command + run.err()).isZero();
        }
        assertThat(key(second)).doesNotExist();
        assertThat(second.counts()).isEmpty();
        assertThat(TestDatabase.rows(database, "select count(*) from run")).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void anotherKeyIsNamedByEveryCommandThatSendsAndByCheck() throws IOException {
        open(TestDatabase.POSTGRES);
        String other = "0".repeat(63) + "1\n";
        Files.writeString(key(second), other);

        for (String command : List.of("publish weekly", "send-test weekly --to ed@example.org", "check")) {
            CommandRun run = run(second, command);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out() + run.err())
                    .contains("secret.key is not the key of", key(first) + "; copy that file over this one: scp ")
                    .doesNotContain("Exception");
        }
        assertThat(key(second)).hasContent(other);
    }

    @Test
    void aCopyOfTheKeyIsAllThatIsNeeded() throws IOException {
        open(TestDatabase.POSTGRES);
        assertThat(run(second, "check").out()).contains("data/secret.key:1: " + key(second) + " is missing");
        Files.copy(key(first), key(second));
        second.restart();

        assertThat(run(second, "check").exit()).isZero();
        assertThat(second.context().keyRing().marks())
                .isEqualTo(first.context().keyRing().marks());
    }

    @Test
    void aKeyThatIsLostIsReplacedOnlyByWhoSaysSo() throws IOException {
        open(TestDatabase.SQLITE);
        Path key = key(first);
        Files.delete(key);
        first.restart();
        CommandRun asked = run(first, "key accept");

        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("would be dead for ever", "gazette key accept --lose-old-links");
        assertThat(key).doesNotExist();

        assertThat(run(first, "key accept --lose-old-links").out()).contains("signs from now on");
        assertThat(key).exists();
        first.restart();
        assertThat(run(first, "send-test letters/1 --to ed@example.org").exit()).isZero();
        assertThat(run(first, "key accept --lose-old-links").out()).contains("nothing to accept");
    }

    @Test
    void aRotatedKeyIsMissedByTheOtherMachineUntilItIsCopiedAndARetiredOneIsNot() throws IOException {
        open(TestDatabase.POSTGRES);
        Files.copy(key(first), key(second));
        second.restart();
        var watch = new LinkKeyWatch(second::context);
        var sent = new ArrayList<String>();
        watch.look();
        watch.<String>guard(sent::add).accept("one");
        run(first, "key rotate");

        assertThatThrownBy(watch::look)
                .isInstanceOf(LinkKeys.LinkKeyException.class)
                .hasMessageContaining("lacks key 2 of");
        watch.<String>guard(sent::add).accept("two");
        assertThat(run(second, "publish weekly").err())
                .contains("lacks key 2 of", key(first).toString());

        Files.copy(key(first), key(second), StandardCopyOption.REPLACE_EXISTING);
        second.reread();
        watch.look();
        watch.<String>guard(sent::add).accept("three");
        assertThat(sent).containsExactly("one", "three");

        run(first, "key retire 1");
        second.reread();
        assertThat(second.context().keyRing().isRetired("1")).isTrue();
    }

    @Test
    void aDatabaseOfAnOlderProgramIsNotGivenANewKeyEither() throws IOException {
        open(TestDatabase.POSTGRES);
        TestDatabase.execute(database, "delete from link_key");
        second.restart();

        assertThat(run(second, "publish weekly").err())
                .contains("copy data/secret.key here from the machine that sent");
        assertThat(key(second)).doesNotExist();
        first.restart();
        assertThat(first.context().keyRing().ids()).containsExactly("1");
        second.restart();
        assertThat(run(second, "publish weekly").err()).contains(key(first).toString());
    }

    private static Path key(TestPublication publication) {
        return publication.folder.resolve("data/secret.key");
    }

    private static CommandRun run(TestPublication publication, String command) {
        return CommandRun.in(publication, command.split(" "));
    }
}
