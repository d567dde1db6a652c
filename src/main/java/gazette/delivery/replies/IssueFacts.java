package gazette.delivery.replies;

import java.util.Set;

/// Answers questions about an issue that one relay's results do not answer.
public interface IssueFacts {
    /// Returns whether an issue has mails to domains beyond these.
    boolean hasOtherDomains(long issue, Set<String> domains);

    /// Returns whether any mail of an issue was accepted by its only relay. If it had several, it is not known which
    /// of them accepted what.
    boolean hasAccepted(long issue);
}
