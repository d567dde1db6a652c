package gazette.config;

import java.util.List;

/// Names the hubs that tell feed readers at once when a feed has changed (W3C WebSub).
///
/// @param hubs addresses, http or https
public record WebSubConfig(List<String> hubs) {
    /// No hub: feed readers poll.
    public static final WebSubConfig NONE = new WebSubConfig(List.of());

    public WebSubConfig {
        hubs = List.copyOf(hubs);
    }
}
