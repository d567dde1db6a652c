package gazette.articles;

import java.time.Instant;
import java.util.Optional;

/// What is known of a picture that articles show.
///
/// @param origin where they show it from: an address elsewhere, or the one of a file by its content
/// @param came what it was made into, or why there is nothing
/// @param attempts how often it was asked for in vain
/// @param next when it is worth asking again; empty if it is here, or never will be
public record PictureNote(String origin, PictureFile came, int attempts, Optional<Instant> next) {}
