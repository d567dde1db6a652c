package gazette.subscribers.address;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is a valid address and what is not, by the table in `addresses/addresses.csv`.
class EmailAddressTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /// @param expected the normal form, or the reason why there is none
    record Case(String written, boolean accepted, String expected) {}

    @ParameterizedTest
    @MethodSource("cases")
    void everyRowOfTheTableIsParsedAsExpected(Case row) {
        String read = switch (AddressParseResult.read(row.written())) {
            case EmailAddress address -> address.normal();
            case InvalidAddress reason -> reason.name();
        };

        assertThat(read).isEqualTo(row.expected());
        assertThat(EmailAddress.parse(row.written()).isPresent()).isEqualTo(row.accepted());
    }

    @Test
    void theTableHasAHundredRowsAndEveryReason() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(cases().stream()
                        .filter(row -> !row.accepted())
                        .map(Case::expected)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(InvalidAddress.values())
                        .map(InvalidAddress::name)
                        .toList());
    }

    @Test
    void aParsedAddressIsParsedAgainAsTheSame() {
        cases().stream().filter(Case::accepted).forEach(row -> {
            EmailAddress address = EmailAddress.parse(row.written()).orElseThrow();
            assertThat(EmailAddress.parse(address.toString())).contains(address);
        });
    }

    static List<Case> cases() {
        InputStream table =
                Objects.requireNonNull(EmailAddressTest.class.getResourceAsStream("/addresses/addresses.csv"));
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return rows.stream().map(EmailAddressTest::row).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Case row(NamedCsvRecord row) {
        return new Case(
                plain(row.getField("written")),
                row.getField("verdict").equals("accepted"),
                plain(row.getField("address_or_reason")));
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
