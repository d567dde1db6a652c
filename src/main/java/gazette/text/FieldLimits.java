package gazette.text;

/// Lists how long the fields of an article may be, in characters. Longer ones of feeds are cut; in a file of one's own
/// they are faults.
public final class FieldLimits {
    public static final int TITLE = 300;
    /// Also for the place.
    public static final int AUTHOR = 200;
    public static final int TAG = 100;
    /// How many tags there may be.
    public static final int TAGS = 50;
    public static final int SUMMARY = 2_000;
    /// Browsers and mail programs cut longer ones.
    public static final int ADDRESS = 2_000;
    /// What identifies an article is in an index, where PostgreSQL takes 2,700 bytes.
    public static final int ID = 500;
    /// As RFC 5646 section 4.4.1 has it.
    public static final int LANGUAGE = 35;
    /// The HTML of a feed's entry: a long novel.
    public static final int HTML = 1_000_000;

    private FieldLimits() {}
}
