package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void aMessageOfSeveralLinesIsOneLine() {
        assertThat(FailureText.of(new IllegalStateException("first\nsecond\u001b[31m\u2028third")))
                .isEqualTo("IllegalStateException: first second [31m third");
    }

    @Test
    void theLastCauseIsNamed() {
        var cause = new OutOfMemoryError("Java heap space");
        assertThat(FailureText.of(new IllegalStateException("no", new RuntimeException(cause))))
                .isEqualTo("IllegalStateException: no, caused by OutOfMemoryError: Java heap space");
    }

    @Test
    void causesThatLeadBackToTheirBeginningEnd() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));
        assertThat(FailureText.withPlace(one)).startsWith("IllegalStateException: one, caused by ");
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(FailureText.of(new IllegalStateException("x".repeat(10_000))))
                .hasSizeLessThan(400);
    }
}
