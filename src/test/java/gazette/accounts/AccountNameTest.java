package gazette.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada Lovelace", "李明", "o'brien", "ada@example.org", "Zoë-2"})
    void namesOfAnyScriptAreTaken(String name) {
        assertThat(AccountName.parse(name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-ada",
                "a<b>",
                "ada/bob",
                "Command Line",
                "$(id)",
                "12345678901234567890123456789012345678901"
            })
    void othersAreRefused(String name) {
        assertThat(AccountName.parse(name)).isEmpty();
    }

    @Test
    void twoSpellingsAreOneName() {
        assertThat(AccountName.key("  ADA   Lovelace ")).isEqualTo(AccountName.key("ada lovelace"));
        assertThat(AccountName.key("ＡＤＡ")).isEqualTo("ada");
    }
}
