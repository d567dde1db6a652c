package gazette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RenderBenchTest {
    /// How long it takes is for `bench render` to tell; a test would tell how busy the machine is.
    @Test
    void measuresLettersAndDigestsOfTheRightSize() throws IOException {
        var out = new StringWriter();
        int code = new CommandLine(new BenchCommand(List::of))
                .setOut(new PrintWriter(out))
                .execute("render", "--rounds", "1", "--warm-up", "0");
        JsonNode figures = JsonMapper.builder().build().readTree(out.toString());
        assertThat(code).isZero();
        assertThat(figures.get("inlined100Seconds").asDouble()).isPositive();
        assertThat(figures.get("pageBytes").asInt()).isBetween(19_000, 22_000);
        assertThat(figures.get("digest20MsP50").asDouble()).isPositive();
        assertThat(figures.get("digestBytes").asInt()).isBetween(20_000, 102_400);
    }

    @Test
    void theSameNumberGivesTheSameArticle() {
        assertThat(SampleArticles.markdown(3, 5_000)).isEqualTo(SampleArticles.markdown(3, 5_000));
    }
}
