package gazette.proof;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// What mail programs can show, as people at caniemail.com tried it out.
///
/// @param date when the data were last changed, `2026-05-13`
/// @param clients the programs that were tried with at least half of the features
record Caniemail(String date, List<Client> clients, List<Feature> features) {
    private static final String FILE = "/caniemail/caniemail.json";

    Caniemail {
        clients = List.copyOf(clients);
        features = List.copyOf(features);
    }

    static Caniemail read() {
        try (InputStream file = Caniemail.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            return new CaniemailFile(JsonMapper.builder().build().readTree(file)).result();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
