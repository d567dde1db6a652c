package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.bench.BenchCommand;
import gazette.press.publishing.TestPublication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a command line that cannot be obeyed is told.
class UsageErrorHandlerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            chek                          | there is no command 'chek'; did you mean check?                       | gazette
            import a.csv                  | there is no command 'import'; did you mean gazette sources import or gazette subscribers import? | gazette
            subscriber count              | there is no command 'subscriber'; did you mean subscribers?           | gazette
            SEND_TEST                     | there is no command 'SEND_TEST'; did you mean send-test?              | gazette
            nonsense                      | there is no command 'nonsense'                                        | gazette
            issue shwo                    | there is no command 'shwo'; did you mean show?                        | gazette issue
            bench snd                     | there is no command 'snd'; did you mean send?                         | gazette bench
            bench sinc                    | there is no command 'sinc'; did you mean send?                        | gazette bench
            check --relais=main           | gazette check has no option '--relais'; did you mean --relay? | gazette check
            check --frobnicate            | gazette check has no option '--frobnicate' | gazette check
            check -q                      | gazette check has no option '-q' | gazette check
            check lamplight               | 'lamplight' is too much: gazette check takes no words, only options   | gazette check
            check --json --json           | say --json only once                                                  | gazette check
            check --json=no               | 'no' is no value for --json, which takes none: One JSON object a line. | gazette check
            runs --last few               | 'few' is no value for --last, which takes a whole number: So many runs. Default: 20. | gazette runs
            preview weekly                | --out DIR is missing: Where to write; made if need be.                | gazette preview
            preview weekly --out          | --out DIR is missing: Where to write; made if need be.                | gazette preview
            preview weekly --outt site    | gazette preview has no option '--outt'; did you mean --out? | gazette preview
            send-test                     | --to ADDR and SCHEDULE-or-ISSUE are missing                           | gazette send-test
            issue pause                   | ISSUE is missing: LIST/NUMBER, such as lamplight/4.                   | gazette issue pause
            bench send --relay a.example:25 | "a.example:25" is not on this machine; a bench sends nowhere else   | gazette bench send
            """)
    void whatIsWrongIsOneLineAndTheHelpToReadAnother(String line, String problem, String command) {
        assertThat(told(line)).isEqualTo("gazette: " + problem + "\nhow to use it: " + command + " --help\n");
    }

    @Test
    void aPairThatIsNoneIsToldWhatIsMapped() {
        assertThat(told("subscribers import a.csv --map Mail"))
                .startsWith(
                        "gazette: 'Mail' is no value for --map, which takes THEIRS=OURS: What a column holds: email,")
                .hasLineCount(2);
    }

    @Test
    void whatACommandItselfObjectsToIsAnsweredAlike() {
        try (var publication = new TestPublication(folder)) {
            assertThat(told("issue pause letters/9 --workspace " + publication.folder))
                    .isEqualTo("""
                            gazette: there is no issue 'letters/9'; none was made yet; gazette publish makes one
                            how to use it: gazette issue pause --help
                            """);
        }
    }

    private static String told(String line) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.run(
                line.split(" "),
                CliTest.CLOSED,
                List.of(new BenchCommand(List::of)),
                () -> {
                    throw new AssertionError("asked for the time");
                },
                new PrintWriter(out),
                new PrintWriter(err));
        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        return err.toString();
    }
}
