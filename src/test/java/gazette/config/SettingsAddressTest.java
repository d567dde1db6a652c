package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests what may be an address of the publication's own, where that differs from a subscriber's or is near the edge.
class SettingsAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "editor@example.org",
                "editor@localhost",
                "Editor.In-Chief+x@News.Example.ORG",
                "o'neil!#$%&*+/=?^_`{|}~-@example.org",
                "editor@10.0.0.1",
                "a@b"
            })
    void anAddressIsTakenAsItIsWritten(String written) {
        assertThat(ValueParsers.mailAddress(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "editor",
                "@example.org",
                "editor@",
                "a@@example.org",
                ".a@example.org",
                "a..b@example.org",
                "a.@example.org",
                "\"a b\"@example.org",
                "a b@example.org",
                " a@example.org",
                "a@example..org",
                "a@.example.org",
                "a@example.org.",
                "a@-example.org",
                "a@example-.org",
                "a@exa_mple.org",
                "a@[10.0.0.1]",
                "编辑@example.org",
                "a@例子.example",
                "a@\u212Aexample.org",
                "a@example\u3002org",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org",
                "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example"
            })
    void whatIsNoAddressIsRefused(String written) {
        assertThatThrownBy(() -> ValueParsers.mailAddress(written))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("is not a mail address");
    }
}
