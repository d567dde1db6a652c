package gazette.subscribers;

/// Describes the network that a request came from.
///
/// @param limited as limits count it: /24 of IPv4, /64 of IPv6
/// @param recorded as records of consent keep it: /24 of IPv4, /48 of IPv6
public record ClientNetwork(String limited, String recorded) {
    /// Stands for the networks of all whom a proxy asks for without saying who they are.
    public static final ClientNetwork UNKNOWN = new ClientNetwork("unknown", "");
}
