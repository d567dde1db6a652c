package gazette.cli;

import gazette.delivery.dkim.DkimRecord;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/// Runs `gazette dkim`.
@Command(
        name = "dkim",
        description = "Keys that sign the letters, and what the DNS has to say of them.",
        synopsisSubcommandLabel = "COMMAND")
final class DkimCommand extends CommandGroup {
    /// Prints a record for those who fill in a form and for those who edit a zone file.
    static void print(DkimRecord row, PrintWriter out) {
        out.println("name:  " + row.name());
        out.println("type:  TXT");
        out.println("value: " + row.value());
        out.println("zone:  " + row.zoneLine());
    }
}
