package gazette.proof;

/// What letters are held against. Costs some milliseconds to read, so it is read once.
record Standards(Caniemail data, Vocabulary vocabulary, CssWords words, Harmless harmless) {
    static Standards read() {
        var data = Caniemail.read();
        var vocabulary = new Vocabulary(data.features());
        return new Standards(data, vocabulary, new CssWords(vocabulary), Harmless.read());
    }
}
