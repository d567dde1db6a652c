package gazette.sources.http;

import gazette.text.ForeignText;
import gazette.text.TextShortener;
import java.net.URI;

/// Represents the outcome of a fetch.
public sealed interface FetchResult {
    /// Holds a response.
    ///
    /// @param address the final address, after redirects
    /// @param mediaType as its server says, which may be wrong; empty if it says nothing
    /// @param bytes the body, decompressed; shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    record Fetched(URI address, String mediaType, byte[] bytes, NextRequestHints hints) implements FetchResult {}

    /// Says that nothing changed since the validators were given out.
    record NotModified(NextRequestHints hints) implements FetchResult {}

    /// Says that the address is invalid or must not be fetched. Nothing was sent.
    ///
    /// @param remedy what to do to allow it
    record Forbidden(String problem, String remedy) implements FetchResult {
        public Forbidden {
            problem = ForeignText.line(problem);
            remedy = ForeignText.line(remedy);
        }

        /// Returns problem and remedy in one sentence.
        public String reason() {
            return problem + "; " + remedy;
        }
    }

    /// Says that the server answered with an error.
    record HttpError(int status, NextRequestHints hints) implements FetchResult {}

    /// Says that there was no response, or none within the limits.
    record Unreachable(String reason) implements FetchResult {
        private static final int MAX_LENGTH = 500;

        /// The reason may quote what the server sent.
        public Unreachable {
            reason = TextShortener.withEllipsis(ForeignText.line(reason), MAX_LENGTH);
        }
    }
}
