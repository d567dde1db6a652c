package gazette.web.admin;

import gazette.accounts.AccountRole;
import io.javalin.http.HandlerType;
import java.util.Optional;

/// Describes one address of the desk: what it takes to be let in, and what answers.
///
/// @param path begins with `/desk`; parts in braces are parameters
/// @param role the least role that is let in; empty if nobody needs to be signed in
record AdminRoute(HandlerType method, String path, Optional<AccountRole> role, AdminHandler handler) {
    /// Returns whether it is a page, which changes nothing; else it is an action.
    boolean isPage() {
        return method.equals(HandlerType.GET);
    }

    /// Makes a page for accounts. A page changes nothing.
    static AdminRoute get(String path, AccountRole role, AdminHandler handler) {
        return new AdminRoute(HandlerType.GET, path, Optional.of(role), handler);
    }

    /// Makes an action for accounts.
    static AdminRoute post(String path, AccountRole role, AdminHandler handler) {
        return new AdminRoute(HandlerType.POST, path, Optional.of(role), handler);
    }

    /// Makes a page for whoever comes.
    static AdminRoute openGet(String path, AdminHandler handler) {
        return new AdminRoute(HandlerType.GET, path, Optional.empty(), handler);
    }

    /// Makes an action for whoever comes.
    static AdminRoute openPost(String path, AdminHandler handler) {
        return new AdminRoute(HandlerType.POST, path, Optional.empty(), handler);
    }
}
