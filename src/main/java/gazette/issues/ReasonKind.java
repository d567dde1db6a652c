package gazette.issues;

/// Lists what a run can decide about an article, a file or itself.
public enum ReasonKind {
    /// The article is in the issue.
    PICKED("picked"),
    /// The article is new, but a draft or dated in the future.
    HELD("held"),
    /// The article waits for the next issue, because this one is full.
    WAITING("waiting"),
    /// The article will never be offered, because the issue was full.
    DROPPED("dropped"),
    /// The article will never be offered, because it is older than those of the schedule's first issue.
    PASSED_OVER("passed over"),
    /// The article is not in the issue, because a mail could not be sent with it. It is tried again when it changes,
    /// unless it went out in another language.
    LEFT_OUT("left out"),
    /// The article is in the issue, but the mail shows less of it than configured.
    FOLDED("folded"),
    /// The article is the same as another one.
    DUPLICATE("duplicate"),
    /// A file or a row cannot be read.
    FAULTY("faulty"),
    /// The mail is sent, although subscribers will notice this.
    WARNING("warning"),
    /// Something was done to the article that its file does not say.
    CHANGED("changed"),
    /// This should have stopped the mail, but an editor decided to send it.
    OVERRIDDEN("overridden"),
    /// Letters of an earlier issue did not go out yet.
    UNSENT("unsent"),
    /// An editor should know this.
    NOTE("note");

    private final String word;

    ReasonKind(String word) {
        this.word = word;
    }

    /// Returns the word in the run log.
    public String word() {
        return word;
    }

    /// Returns whether it says what became of an article that is new to its subscribers.
    public boolean isAboutNewArticle() {
        return switch (this) {
            case PICKED, HELD, WAITING, DROPPED, PASSED_OVER, LEFT_OUT -> true;
            case FOLDED, DUPLICATE, FAULTY, WARNING, CHANGED, OVERRIDDEN, UNSENT, NOTE -> false;
        };
    }
}
