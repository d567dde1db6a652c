package gazette.sources.http;

import java.net.URI;

/// What came of fetching something.
public sealed interface FetchResult {
    /// It came.
    ///
    /// @param address where it was in the end, after redirects
    /// @param mediaType as its server calls it, which may be wrong; empty if it says nothing
    /// @param bytes all of it, unpacked; shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    record Fetched(URI address, String mediaType, byte[] bytes, PollingHints hints) implements FetchResult {}

    /// It is as it was when its validators were given out.
    record NotModified(PollingHints hints) implements FetchResult {}

    /// The address is one that must not be asked, or none at all. Nothing was sent to anybody.
    ///
    /// @param remedy what to do if it is to be asked
    record Forbidden(String problem, String remedy) implements FetchResult {
        /// The whole of it, in a clause or two.
        public String reason() {
            return problem + "; " + remedy;
        }
    }

    /// The server answered, but with something else.
    record HttpError(int status, PollingHints hints) implements FetchResult {}

    /// No answer, or none within the limits.
    record Unreachable(String reason) implements FetchResult {}
}
