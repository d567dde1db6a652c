package gazette.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryCodeTest {
    @Test
    void thereAreTenOfThem() {
        assertThat(RecoveryCode.fresh())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
    }

    @Test
    void theyMayBeTypedInAnyWay() {
        String code = RecoveryCode.fresh().getFirst();
        assertThat(RecoveryCode.hash(" " + code.replace("-", " ").toUpperCase(Locale.ROOT)))
                .isEqualTo(RecoveryCode.hash(code));
    }
}
