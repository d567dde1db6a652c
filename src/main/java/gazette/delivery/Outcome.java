package gazette.delivery;

/// A dispatch and what became of it.
public record Outcome(Dispatch dispatch, Receipt receipt) {}
