package gazette.accounts;

/// Lists what an account may do at the desk. Each role may do all that the roles before it may.
public enum AccountRole {
    /// Sees everything, changes nothing.
    VIEWER,
    /// Writes articles and drafts of issues.
    WRITER,
    /// Sends, stops and corrects issues.
    EDITOR,
    /// Invites others and decides what they may do.
    OWNER;

    /// Returns whether this role may do what another one may.
    public boolean includes(AccountRole other) {
        return compareTo(other) >= 0;
    }
}
