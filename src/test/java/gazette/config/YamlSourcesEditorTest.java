package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.YamlSourcesEditor.NewFeed;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlSourcesEditorTest {
    private static final NewFeed TEA =
            new NewFeed("tea", "https://example.org/tea?a=\"1\"&${X}", "Tea # 茶\n", List.of("drink", "a: b"));
    private static final String LINE =
            "tea: {feed: \"https://example.org/tea?a=\\\"1\\\"&$%7BX}\", tags: [\"drink\", \"a: b\"]}";

    @Test
    void aBlockGoesOnAfterItsLastSource() {
        assertThat(add("""
                # The paper.
                sources:   # where from
                   seeds:
                      folder: seeds # here
                      cut_after:
                        - '^END' # and no more
                #  wire:
                #    feed: https://example.org/

                # Lists.
                lists: {}
                """)).isEqualTo("""
                # The paper.
                sources:   # where from
                   seeds:
                      folder: seeds # here
                      cut_after:
                        - '^END' # and no more
                   %s # Tea # 茶
                #  wire:
                #    feed: https://example.org/

                # Lists.
                lists: {}
                """, LINE);
    }

    @Test
    void bracesGoOnBeforeTheyClose() {
        assertThat(add("a: 😀\nsources: {seeds: {folder: seeds}} # x\n"))
                .isEqualTo("a: 😀\nsources: {seeds: {folder: seeds}, %s} # x\n", LINE);
        assertThat(add("sources: {seeds: {folder: seeds},\n}\n"))
                .isEqualTo("sources: {seeds: {folder: seeds},\n%s}\n", LINE);
    }

    @Test
    void whatWasThereUnsaidIsSaid() {
        String added = "  seeds: {folder: seeds}\n  " + LINE + " # Tea # 茶\n";
        assertThat(add("a: 1\n")).isEqualTo("a: 1\n\nsources:\n" + added);
        assertThat(add("a: 1")).isEqualTo("a: 1\n\nsources:\n" + added);
        assertThat(add("sources: # none\nb: 2\n")).isEqualTo("sources: # none\n" + added + "b: 2\n");
        assertThat(add("sources: {}\n")).isEqualTo("sources: {seeds: {folder: seeds}, " + LINE + "}\n");
    }

    @Test
    void linesEndAsTheyDo() {
        assertThat(add("sources:\r\n  seeds:\r\n    folder: seeds\r\nb: 2\r\n"))
                .isEqualTo("sources:\r\n  seeds:\r\n    folder: seeds\r\n  " + LINE + " # Tea # 茶\r\nb: 2\r\n");
        assertThat(add("sources:\n  seeds:\n    folder: seeds"))
                .isEqualTo("sources:\n  seeds:\n    folder: seeds\n  " + LINE + " # Tea # 茶\n");
        assertThat(add("sources:\n  seeds:\n    folder: |\n      seeds\nb: 2\n"))
                .isEqualTo("sources:\n  seeds:\n    folder: |\n      seeds\n  " + LINE + " # Tea # 茶\nb: 2\n");
    }

    private static String add(String yaml) {
        return YamlSourcesEditor.add(yaml, List.of(TEA));
    }
}
