package gazette.accounts;

import gazette.text.Sha256;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes an entry of the audit log as it is stored: a link of a chain of hashes.
///
/// @param previous the hash of the entry before; empty for the first one
/// @param hash this entry's, over all other fields but the id
public record AuditRecord(
        long id,
        Instant at,
        String who,
        String network,
        String action,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String previous,
        String hash) {

    /// Returns what is hashed of an entry: each field with its length, so that no two entries are written alike.
    public static String hash(Instant at, AuditEntry entry, String previous) {
        return Sha256.hex(Stream.of(
                        previous,
                        Long.toString(at.toEpochMilli()),
                        entry.who(),
                        entry.network(),
                        entry.action(),
                        entry.subject(),
                        marked(entry.before()),
                        marked(entry.after()))
                .map(field -> field.length() + ":" + field)
                .collect(Collectors.joining(",")));
    }

    /// Returns whether this entry is as it was written, right after another one.
    ///
    /// @param before the hash of that one; empty if there is none
    public boolean follows(String before) {
        var entry = new AuditEntry(who, network, action, subject, this.before, after);
        return previous.equals(before) && hash.equals(hash(at, entry, previous));
    }

    /// Nothing and empty text are two.
    private static String marked(Optional<String> text) {
        return text.map(value -> "=" + value).orElse("");
    }
}
