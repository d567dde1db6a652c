package gazette.subscribers;

import gazette.subscribers.address.EmailAddress;

/// Describes a person who subscribed to at least one list.
///
/// @param id the id in the database
/// @param publicId the id in links and logs; random, never reused
/// @param name as given, may be empty
/// @param language BCP 47 tag, empty if unknown
public record Subscriber(long id, String publicId, EmailAddress address, String name, String language) {}
