package gazette.render;

/// Holds a letter's subject, as its template rendered it, with the slots of the letter.
///
/// @param text may hold marks of the slots
/// @param slots collects those of the whole letter
public record SubjectLine(String text, SubscriberSlots slots) {
    /// Returns the subject of a letter that is the same for everybody.
    public static SubjectLine of(String text) {
        return new SubjectLine(text, SubscriberSlots.fallbacks());
    }

    /// Returns the title of the issue on pages and in feeds, with fallbacks in the places of names.
    public String title() {
        return SubscriberSlots.filled(text, slots.all(), SubscriberFields.NOBODY);
    }
}
