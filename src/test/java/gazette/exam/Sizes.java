package gazette.exam;

/// How large the exams are: short as a part of every `./verify`, or whole, with `-Dexam=long`.
final class Sizes {
    static final boolean WHOLE = "long".equals(System.getProperty("exam"));

    private Sizes() {}

    static int of(int brief, int whole) {
        return WHOLE ? whole : brief;
    }
}
