package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.issues.DraftField;
import gazette.press.publishing.EditDraft;
import gazette.press.publishing.EditDraft.Change;
import gazette.press.publishing.PreviewSchedule;
import gazette.web.admin.DeskFixture;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the scripts of the next issue's page do: no text is lost, articles are dragged, a button keeps the focus.
@Tag("browser")
class ComposeInBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static DeskFixture desk;
    private static Browser browser;
    private static URI page;

    @BeforeAll
    static void open() {
        desk = new DeskFixture(folder.resolve("paper"));
        desk.paper.article("second.md", "Second", "2026-11-21", "More text.");
        desk.paper.article("third.md", "Third", "2026-11-22", "Most text.");
        new PreviewSchedule(desk.paper.context()).run(desk.paper.schedule("weekly"), PreviewSchedule.Wish.PLAIN);
        browser = new Browser(folder.resolve("profile"));
        page = desk.uri("/desk/issues/next/weekly");
        browser.signIn(desk.uri("/"), desk.token(AccountRole.EDITOR));
    }

    @AfterAll
    static void close() {
        browser.close();
        desk.close();
    }

    @BeforeEach
    void show() {
        browser.open(page);
        await(() -> browser.ask("document.querySelectorAll('#preview iframe').length")
                .equals("1"));
    }

    @Test
    void aTextTypedWithoutAConnectionIsSavedWhenItIsBack() {
        browser.offline(true);
        browser.type("#t-outro", "Typed on a train.");
        await(() -> browser.text().contains("No connection"));
        assertThat(value("outro")).isEmpty();
        browser.offline(false);
        await(() -> value("outro").equals("Typed on a train."));
        await(() -> browser.ask("Object.keys(localStorage).length").equals("0"));
    }

    @Test
    void whoeverLeavesThePageInMidWordLosesNothing() {
        browser.type("#t-subject", "Half a");
        browser.open(desk.uri("/desk"));
        browser.open(page);
        await(() -> value("subject").equals("Half a"));
        assertThat(browser.ask("document.getElementById('t-subject').value")).isEqualTo("Half a");
    }

    @Test
    void aTextTypedOffLineStaysInTheBrowserUntilThePageIsOpenedAgain() {
        browser.offline(true);
        browser.type("#t-preheader", "Kept here");
        browser.open(URI.create("about:blank"));
        browser.offline(false);
        browser.open(page);
        await(() -> value("preheader").equals("Kept here"));
    }

    @Test
    void bothTextsAreShownAndTheEditorDecides() {
        browser.type("#t-intro", "Mine.");
        await(() -> value("intro").equals("Mine."));
        await(() -> browser.text().contains("Saved at"));
        save("intro", "Theirs.");
        browser.type("#t-intro", "Mine again.");
        await(() -> browser.text().contains("cy changed this meanwhile"));
        assertThat(value("intro")).isEqualTo("Theirs.");
        assertThat(browser.ask("document.querySelector('#f-intro .theirs').textContent"))
                .isEqualTo("Theirs.");
        browser.press("#f-intro [data-keep]");
        await(() -> value("intro").equals("Mine again."));
    }

    @Test
    void articlesAreMovedByButtonsThatKeepTheFocusAndByDragging() {
        String last = browser.ask("document.querySelector('.sortable li:last-child').dataset.work");
        browser.press("#up-" + last);
        await(() -> browser.ask("document.querySelector('.sortable li:nth-child(2)').dataset.work")
                .equals(last));
        await(() -> browser.ask("document.activeElement.id").equals("up-" + last));

        String bottom = browser.ask("document.querySelector('.sortable li:last-child').dataset.work");
        browser.drag("#a-" + bottom + " .grip", ".sortable li:first-child .grip");
        await(() -> value("order").startsWith(bottom + " "));
        await(() -> browser.ask("document.querySelector('.sortable li').dataset.work")
                .equals(bottom));
    }

    private static void save(String field, String value) {
        long version =
                desk.paper.context().store().read(tables -> tables.issueDrafts().version("weekly"));
        var change = new Change("weekly", DraftField.of(field).orElseThrow(), value, version, "cy", "");
        assertThat(new EditDraft(desk.paper.context()).save(change)).isInstanceOf(EditDraft.Outcome.Saved.class);
    }

    private static String value(String field) {
        return desk.paper
                .context()
                .store()
                .read(tables -> tables.issueDrafts()
                        .of("weekly")
                        .value(DraftField.of(field).orElseThrow()));
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(browser.text()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
