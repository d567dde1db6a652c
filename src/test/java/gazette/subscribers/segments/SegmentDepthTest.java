package gazette.subscribers.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How much a segment may hold, on each of the databases.
@ParameterizedClass
@EnumSource
class SegmentDepthTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;

    SegmentDepthTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whatIsNestedWithoutEndIsRefusedWithItsPlaceAndRemedy() {
        for (String level : List.of("(", "not ", "not (")) {
            assertThatThrownBy(() -> read(level.repeat(20_000) + "lang = zh"))
                    .isInstanceOf(SegmentParser.InvalidSegmentException.class)
                    .hasMessageContaining("more than 50 brackets or 'not' are open; write it more simply");
        }
    }

    @Test
    void aChainWithoutEndIsRefused() {
        assertThatThrownBy(() -> read(chain("or", 101)))
                .isInstanceOf(SegmentParser.InvalidSegmentException.class)
                .hasMessageContaining("there are more than 100 conditions");
    }

    @Test
    void whatIsAllowedCanBeCounted() {
        assertThat(count("not (".repeat(24) + "lang = zh" + ")".repeat(24))).isZero();
        for (String word : List.of("or", "and")) {
            assertThat(count(chain(word, 100))).isZero();
            assertThat(count("not (".repeat(20) + chain(word, 100) + ")".repeat(20)))
                    .isZero();
        }
    }

    private static String chain(String word, int conditions) {
        return String.join(" " + word + " ", Collections.nCopies(conditions, "attribute:city contains \"köln\""));
    }

    private long count(String segment) {
        Segment parsed = read(segment);
        return publication
                .context()
                .store()
                .read(tables -> tables.segmentMembers().count(parsed))
                .members();
    }

    private Segment read(String segment) {
        return SegmentParser.read(segment, publication.config());
    }
}
