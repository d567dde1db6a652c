package gazette.proof;

/// What letters are held against. Takes a tenth of a second to read, so it is read once, when first needed.
record Standards(Caniemail data, Vocabulary vocabulary, CssWords words, Harmless harmless) {
    private static final class Once {
        static final Standards READ = read();
    }

    /// The ones that come with the program.
    static Standards ours() {
        return Once.READ;
    }

    private static Standards read() {
        var data = Caniemail.read();
        var vocabulary = new Vocabulary(data.features());
        return new Standards(data, vocabulary, new CssWords(vocabulary), Harmless.read());
    }
}
