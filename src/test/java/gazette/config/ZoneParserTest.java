package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "UTC", "GMT", "CET", "+08:00", "UTC+8", "Etc/GMT-8"})
    void whatSaysOneZoneIsRead(String text) {
        assertThat(ZoneParser.parse(text)).isEqualTo(ZoneId.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "CST, Asia/Shanghai",
        "cst, America/Chicago",
        "IST, Asia/Kolkata",
        "BST, Europe/London",
        "PST, America/Los_Angeles",
        "EST, America/New_York",
        "CEST, Europe/Berlin",
        "JST, Asia/Tokyo"
    })
    void anAbbreviationIsAFaultThatNamesPlaces(String text, String place) {
        assertThatThrownBy(() -> ZoneParser.parse(text)).isInstanceOfSatisfying(InvalidValueException.class, fault -> {
            assertThat(fault.getMessage())
                    .contains("\"" + text + "\" does not say which time zone, or not when summer time begins");
            assertThat(fault.remedy())
                    .startsWith("write the zone of a place, such as ")
                    .contains(place);
        });
    }
}
