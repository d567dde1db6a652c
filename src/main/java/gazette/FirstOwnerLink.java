package gazette;

import gazette.press.accounts.AccessLinks;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.DeskAddress;
import java.io.PrintStream;

/// Prints the link that makes the first owner of the desk, as long as there is none. It is in no file and in no log.
final class FirstOwnerLink {
    private FirstOwnerLink() {}

    /// Prints a new link, which makes those before void, or nothing if somebody owns the desk.
    ///
    /// @param port on which the server listens
    static void print(AppContext context, int port, PrintStream out) {
        new AccessLinks(context).forFirstOwner().ifPresent(token -> {
            out.println("Nobody owns the desk yet. Whoever opens this link first does; it is good once, until the next"
                    + " start:");
            out.println("  " + DeskAddress.of(context.config(), port).page("/desk/join/" + token));
        });
    }
}
