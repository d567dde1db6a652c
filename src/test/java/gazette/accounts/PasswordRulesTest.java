package gazette.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {
    @ParameterizedTest
    @CsvSource({
        "short, SHORT",
        "elevenchars, SHORT",
        "ada.lovelace ada.lovelace, NAME",
        "Ada.Lovelace1, NAME",
        "aaaaaaaaaaaaaaaa, SIMPLE",
        "123456789012, SIMPLE",
        "abcdefghijklmnop, SIMPLE",
        "121212121212, SIMPLE"
    })
    void obviousPasswordsAreRefused(String password, Fault fault) {
        assertThat(PasswordRules.fault(password, "ada.lovelace")).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({"correct horse battery", "四月的雨下了一整夜没有停", "Tr0ub4dor&33x"})
    void othersAreTaken(String password) {
        assertThat(PasswordRules.fault(password, "ada")).isEmpty();
    }

    @Test
    void averyLongOneIsRefused() {
        assertThat(PasswordRules.fault("ab1!x".repeat(60), "ada")).contains(Fault.LONG);
    }

    @Test
    void theSameTextOfTwoSystemsIsTheSame() {
        assertThat(PasswordRules.normal("Zoe\u0308 und die Lampe"))
                .isEqualTo(PasswordRules.normal("Zoë und die Lampe"));
    }
}
