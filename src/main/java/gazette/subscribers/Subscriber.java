package gazette.subscribers;

import gazette.subscribers.address.EmailAddress;

/// A reader.
///
/// @param id the database's
/// @param publicId stands for the reader in links; random, never reused
/// @param name as the reader gave it, may be empty
/// @param language BCP 47 tag, empty if unknown
public record Subscriber(long id, String publicId, EmailAddress address, String name, String language) {}
