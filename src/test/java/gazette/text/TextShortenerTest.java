package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextShortenerTest {
    private static final String TEN = "one two 𠀀𠀀";

    @Test
    void textThatFitsStaysAsItIs() {
        assertThat(TextShortener.cut(TEN, 10)).isEqualTo(TEN);
        assertThat(TextShortener.withEllipsis(TEN, 10)).isEqualTo(TEN);
        assertThat(TextShortener.atSpace(TEN, 10)).isEqualTo(TEN);
        assertThat(TextShortener.atWord(TEN, 12)).isEqualTo(TEN);
    }

    @Test
    void noCharacterIsSplit() {
        assertThat(TextShortener.cut(TEN, 9)).isEqualTo("one two 𠀀");
        assertThat(TextShortener.withEllipsis(TEN, 9)).isEqualTo("one two …");
        assertThat(TextShortener.atWord(TEN, 11)).isEqualTo("one two 𠀀…");
    }

    @Test
    void aCutAtASpaceKeepsWholeWordsUnlessTheyAreLong() {
        assertThat(TextShortener.atSpace("one two three", 9)).isEqualTo("one two…");
        assertThat(TextShortener.atSpace("a communication", 9)).isEqualTo("a commun…");
    }

    @Test
    void aCutAtAWordLeavesOutPunctuationBeforeIt() {
        assertThat(TextShortener.atWord("one, two, three", 12)).isEqualTo("one, two…");
        assertThat(TextShortener.atWord("第一，第二，第三", 7)).isEqualTo("第一，第二…");
    }
}
