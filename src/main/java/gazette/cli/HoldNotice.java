package gazette.cli;

import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import java.io.PrintWriter;

/// Says in front of what a command shows that sending is on hold.
final class HoldNotice {
    private HoldNotice() {}

    /// Prints a line if nothing is sent until somebody confirms it.
    static void print(AppContext context, PrintWriter out) {
        new RestoredDatabaseGuard(context)
                .holdReason()
                .ifPresent(because -> out.println("HOLD: nothing is sent: " + because + "; see: gazette hold --help"));
    }
}
