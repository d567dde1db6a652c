package gazette.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Base64TemplateTest {
    /// The example in the class's documentation.
    @Test
    void theBytesLeftOverAroundATokenAreEncodedWithIt() {
        assertThat(new Base64Template(
                                SlottedText.of("Hello @, bye.", new TokenPlaceholder("@", 4), List.of(), false), 4)
                        .encode())
                .isEqualTo("SGVsbG8g\r\n\0base64 .2c20\0YnllLg==\r\n");
    }
}
