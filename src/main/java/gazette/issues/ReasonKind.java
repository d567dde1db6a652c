package gazette.issues;

/// What a run decided about one thing.
public enum ReasonKind {
    /// In the issue.
    PICKED("picked"),
    /// New, but not yet: a draft, or dated in the future.
    HELD("held"),
    /// Waits for the next issue, because this one is full.
    WAITING("waiting"),
    /// Will not be offered, because the issue was full.
    DROPPED("dropped"),
    /// Will not be offered, because it was there before the schedule's first issue.
    PASSED_OVER("passed over"),
    /// In the issue, but its letter shows less of it than was meant.
    FOLDED("folded"),
    /// The same as another one.
    DUPLICATE("duplicate"),
    /// A file or a row that cannot be read.
    FAULTY("faulty"),
    /// The letter goes out, and readers will notice this.
    WARNING("warning"),
    /// What should have stopped the letter; an editor sent it all the same.
    OVERRIDDEN("overridden"),
    /// Something that a person should know.
    NOTE("note");

    private final String word;

    ReasonKind(String word) {
        this.word = word;
    }

    /// The word in the run log.
    public String word() {
        return word;
    }

    /// Whether it says what became of an article that is new to its readers.
    public boolean isAboutNewArticle() {
        return switch (this) {
            case PICKED, HELD, WAITING, DROPPED, PASSED_OVER -> true;
            case FOLDED, DUPLICATE, FAULTY, WARNING, OVERRIDDEN, NOTE -> false;
        };
    }
}
