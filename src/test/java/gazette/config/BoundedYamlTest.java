package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class BoundedYamlTest {
    private static final int DEEP = 20_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: ", "- - ", "!!seq [", "&a [", "- ? "})
    void whateverIsNestedWithoutEndIsRefusedWithItsLine(String level) {
        assertThatThrownBy(() -> BoundedYaml.compose("a: b\nc:\n  " + level.repeat(DEEP) + "x", "test"))
                .isInstanceOf(BoundedYaml.TooDeepException.class)
                .hasMessageContaining("nested more than 30 levels deep")
                .hasMessageContaining("line 3");
    }

    @Test
    void blocksOfGrowingIndentationAreRefusedAtTheLineThatIsTooDeep() {
        String blocks = IntStream.range(0, 2000)
                .mapToObj(level -> " ".repeat(level) + "a:\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> BoundedYaml.compose(blocks, "test"))
                .isInstanceOf(BoundedYaml.TooDeepException.class)
                .hasMessageContaining("line 31");
    }

    @Test
    void thirtyLevelsAreRead() {
        assertThat(BoundedYaml.compose("[".repeat(30) + "]".repeat(30), "test")).isPresent();
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        String laughs = "a0: &a0 [x, x]\n"
                + IntStream.rangeClosed(1, 29)
                        .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining());
        assertThatThrownBy(() -> BoundedYaml.compose(laughs, "test")).isInstanceOf(YamlEngineException.class);
    }

    @Test
    void aFewLinesThatNameThemselvesAreRead() {
        assertThat(BoundedYaml.keys("a: &a [*a, *a]\nb: &b {c: *b}\n", "test")).containsOnlyKeys("a", "b");
    }

    @Test
    void theSettingsNameTheLineAndWhatToDo() {
        assertThat(new ConfigFixture(folder)
                        .paperWith("sources:\n  x: " + "[".repeat(DEEP))
                        .faultLines())
                .containsExactly("gazette.yaml:7: lists and blocks are nested more than 30 levels deep;"
                        + " write it with fewer lists and blocks within one another");
    }

    @Test
    void aScheduleNamesTheLineAndWhatToDo() {
        assertThat(new ConfigFixture(folder)
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("weekly", "list: news\nwhen: daily\ntags: " + "{a: ".repeat(DEEP))
                        .faultLines())
                .containsExactly("schedules/weekly.yaml:3: lists and blocks are nested more than 30 levels deep;"
                        + " write it with fewer lists and blocks within one another");
    }

    @Test
    void feedsAreAddedToNoSettingsThatAreNestedWithoutEnd() {
        assertThatThrownBy(() -> YamlSourcesEditor.add("sources: " + "[".repeat(DEEP), java.util.List.of()))
                .isInstanceOf(BoundedYaml.TooDeepException.class);
    }
}
