package gazette.lint.support;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Holds what mail programs support, as tested by the people of caniemail.com.
///
/// @param date when the data were last changed, `2026-05-13`
/// @param clients the programs that were tried with at least half of the features
public record CaniemailData(String date, List<MailClient> clients, List<CaniemailFeature> features) {
    private static final String FILE = "/caniemail/caniemail.json";

    public CaniemailData {
        clients = List.copyOf(clients);
        features = List.copyOf(features);
    }

    static CaniemailData read() {
        try (InputStream file = CaniemailData.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            return new CaniemailParser(JsonMapper.builder().build().readTree(file)).result();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
