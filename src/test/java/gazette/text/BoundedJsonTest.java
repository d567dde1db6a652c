package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.text.BoundedJson.InvalidJsonException;
import org.junit.jupiter.api.Test;

class BoundedJsonTest {
    @Test
    void whatIsNestedWithoutEndIsRefusedWithItsLine() {
        for (String level : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            assertThatThrownBy(() -> BoundedJson.read("\n\n" + level.repeat(100_000)))
                    .isInstanceOf(InvalidJsonException.class)
                    .hasMessage("it is nested more than 100 levels deep (line 3)");
        }
    }

    @Test
    void aHundredLevelsAreRead() {
        assertThat(BoundedJson.read("[".repeat(100) + "]".repeat(100)).isArray())
                .isTrue();
    }

    @Test
    void moreValuesThanMemoryHoldsAreRefused() {
        assertThatThrownBy(() -> BoundedJson.read("[" + "0,".repeat(2_000_000) + "0]"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageStartingWith("it is too large");
    }

    @Test
    void nothingIsNoJson() {
        assertThat(BoundedJson.read("").isMissingNode()).isTrue();
    }
}
