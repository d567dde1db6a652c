package gazette.config;

import java.util.List;

/// What may be fetched from other people's servers.
///
/// @param allow networks that may be asked although they are not public, for intranets and tests
public record FetchConfig(List<Network> allow) {
    /// Public addresses only.
    public static final FetchConfig PUBLIC = new FetchConfig(List.of());

    public FetchConfig {
        allow = List.copyOf(allow);
    }

    /// Reads `fetch:`.
    static FetchConfig read(YamlBlock paper) {
        return new FetchConfig(paper.block("fetch").list("allow", Network::of));
    }
}
