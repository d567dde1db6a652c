package gazette.articles.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-05, 2026-11-05T00:00+01:00",
        "2026-07-05, 2026-07-05T00:00+02:00",
        "2026-11-05 08:00, 2026-11-05T08:00+01:00",
        "2026-11-05 08:00:30, 2026-11-05T08:00:30+01:00",
        "2026-11-05T08:00, 2026-11-05T08:00+01:00",
        "2026-11-05T08:00:00Z, 2026-11-05T08:00Z",
        "2026-11-05T08:00:00.123Z, 2026-11-05T08:00Z",
        "2026-11-05T08:00+08:00, 2026-11-05T08:00+08:00",
        "2026-11-05 08:00 +0800, 2026-11-05T08:00+08:00",
        "2026-11-05T08:00-05, 2026-11-05T08:00-05:00",
        "2026-11-05 08:00 Asia/Shanghai, 2026-11-05T08:00+08:00",
        "2026-11-05T08:00+08:00[Asia/Shanghai], 2026-11-05T08:00+08:00",
        "2026/11/5 8:00, 2026-11-05T08:00+01:00",
        "2026年11月5日 08:00, 2026-11-05T08:00+01:00",
        "'November 2, 2026 8:15 AM', 2026-11-02T08:15+01:00",
        "'@November 2, 2026 → November 5, 2026', 2026-11-02T00:00+01:00",
        "[[2026-11-02]], 2026-11-02T00:00+01:00",
        "[[2026-11-02|Monday]], 2026-11-02T00:00+01:00",
        "'Mon, 02 Nov 26 08:15:00 -0600', 2026-11-02T08:15-06:00",
        "'Tue, 02 Nov 26 08:15', 2026-11-02T08:15+01:00",
        "2 Nov 99, 1999-11-02T00:00+01:00",
        "2. November 26 um 8:15 Uhr, 2026-11-02T08:15+01:00",
        "Mon Nov 02 2026 08:15:00 GMT+0000 (Coordinated Universal Time), 2026-11-02T08:15Z",
        "2026-10-25 02:30, 2026-10-25T02:30+02:00",
        "2026-03-29 02:30, 2026-03-29T03:30+02:00"
    })
    void aDateIsReadAsItIsWritten(String written, OffsetDateTime date) {
        assertThat(DateReader.read(written, BERLIN)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-13-01",
                "2026-11-05 25:00",
                "soon",
                "20261105",
                "2026-11-05 08:00 Moon/Base",
                ""
            })
    void textThatIsNoDateIsNotRead(String written) {
        assertThat(DateReader.read(written, BERLIN)).isEmpty();
    }
}
