package gazette.render;

import java.util.Optional;

/// Holds what an inbox shows of a letter: the subject, as its template rendered it, with the slots of the letter, and
/// what stands behind it.
///
/// @param text may hold marks of the slots
/// @param slots collects those of the whole letter
/// @param preheader an editor's own; absent for what the renderer makes of the articles
public record SubjectLine(String text, SubscriberSlots slots, Optional<String> preheader) {
    public SubjectLine(String text, SubscriberSlots slots) {
        this(text, slots, Optional.empty());
    }

    /// Returns the subject of a letter that is the same for everybody.
    public static SubjectLine of(String text) {
        return new SubjectLine(text, SubscriberSlots.fallbacks());
    }

    /// Returns the same with an editor's preheader.
    public SubjectLine withPreheader(Optional<String> other) {
        return new SubjectLine(text, slots, other);
    }

    /// Returns the title of the issue on pages and in feeds, with fallbacks in the places of names.
    public String title() {
        return SubscriberSlots.filled(text, slots.all(), SubscriberFields.NOBODY);
    }
}
