package gazette.exam;

/// How large the exams are: short as a part of every `./verify`, or whole, with `-Dexam=long`.
final class TestScale {
    static final boolean WHOLE = "long".equals(System.getProperty("exam"));

    private TestScale() {}

    static int of(int brief, int whole) {
        return WHOLE ? whole : brief;
    }
}
