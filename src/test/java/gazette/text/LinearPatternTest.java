package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    /// With the JDK's expressions each of these takes hours, or ends in a `StackOverflowError`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(.*a){25}END$",
                "(a+)+$b",
                "(a|a)*c",
                "(a|aa)+$c",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(.*)*(.*)*(.*)*c",
                "(?:.?){300}c",
                "(?:a|b|ab)*c",
                "(x+x+)+y",
            })
    void anExpressionThatBacktracksForEverAnswers(String expression) {
        LinearPattern pattern = LinearPattern.of(expression);
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            assertThat(pattern.isIn("a".repeat(60))).isFalse();
            assertThat(pattern.isIn("a".repeat(50_000))).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((((a{100}){100}){100}){100}){100}",
                "a{1001}",
                "(?:(?:(?:.{9}){99}){99,}){2,99}",
            })
    void anExpressionThatIsTooLargeIsRefusedBeforeItTakesMemory(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearPattern.of(expression))
                .withMessage("is too long, or repeats too often");
    }

    @Test
    void anExpressionOfManyBracketsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearPattern.of("(".repeat(20_000) + ")".repeat(20_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> LinearPattern.of("[".repeat(20_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"END(?=!)", "(?<!\\d)x", "(a)\\1", "a++", "(?>a)", "\\R", "[a-z&&[^b]]", "\\p{IsHan}", "\\u4E00"
            })
    void whatOnlyTheJdkHasIsNamed(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearPattern.of(expression))
                .withMessageStartingWith("uses what Gazette's regular expressions do not have: `");
    }

    @Test
    void theUsualNotationMeansWhatItMeant() {
        assertThat(LinearPattern.of("^[\\s—–·.*-]*(END|完)[\\s—–·.*-]*$").isIn("— END —"))
                .isTrue();
        assertThat(LinearPattern.of("(?i)sponsored").isIn("A SPONSORED post")).isTrue();
        assertThat(LinearPattern.of("\\bads?\\b").isIn("ladder")).isFalse();
        assertThat(LinearPattern.of("\\p{Han}{2}").isIn("a 广告")).isTrue();
        assertThat(LinearPattern.of("[^。]{0,12}二维码.{0,6}关注").isIn("扫描二维码，关注我们")).isTrue();
        assertThat(LinearPattern.of("(?m)^by (?P<who>\\w+)$").isIn("x\nby Ann\ny"))
                .isTrue();
        assertThat(LinearPattern.of("\\Qa.b\\E\\x{4E00}").isIn("a.b一")).isTrue();
    }

    @Test
    void aLongTextIsSearchedWhole() {
        assertThat(LinearPattern.of("END$").isIn("a".repeat(2_000_000) + "END")).isTrue();
    }
}
