package gazette.press.workspace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.issues.ReviewedIssue;
import java.io.UncheckedIOException;

/// Writes what was shown of an issue as the database keeps it.
public final class ReviewedIssueJson {
    /// `isNothing` follows from the hash.
    @JsonIgnoreProperties("nothing")
    private interface WithoutDerived {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ReviewedIssue.class, WithoutDerived.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReviewedIssueJson() {}

    /// Returns an issue as JSON.
    public static String write(ReviewedIssue issue) {
        try {
            return JSON.writeValueAsString(issue);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the issue of [#write].
    public static ReviewedIssue read(String json) {
        try {
            return JSON.readValue(json, ReviewedIssue.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
