package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 0x07, 0x08, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x90, 0x9B, 0x9D, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDFFF, 0xFEFF,
                0xFFFE, 0xE0041
            })
    void noUnsafeCharacterStays(int codePoint) {
        String c = codePoint < 0x10000 ? String.valueOf((char) codePoint) : Character.toString(codePoint);
        assertThat(ForeignText.line("a" + c + " " + c + "b" + c)).isEqualTo("a b");
        assertThat(ForeignText.escaped("a" + c + "b")).matches("a(\\\\u[0-9a-f]{4}){1,2}b");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "  Bó,  王😀 👩‍🚀 می‌خواهم é️ \"<&>\\  ";
        assertThat(ForeignText.escaped(text)).isEqualTo(text);
        assertThat(ForeignText.line(text)).isEqualTo(text.strip());
    }

    @Test
    void aLongTextOfBlanksIsReadOnce() {
        assertThat(ForeignText.line("é" + " ".repeat(1_000_000) + "é")).hasSize(1_000_002);
        assertThat(ForeignText.line("é" + " \u001b".repeat(1_000_000) + "é")).isEqualTo("é é");
    }
}
