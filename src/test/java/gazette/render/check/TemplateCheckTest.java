package gazette.render.check;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.render.RenderFixture;
import gazette.render.mail.MailRenderer;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {
    @TempDir
    Path workspace;

    @Test
    void whatComesWithGazetteIsSound() {
        assertThat(faults(RenderFixture.WEEKLY)).isEmpty();
        assertThat(faults(RenderFixture.CHINESE)).isEmpty();
    }

    @Test
    void aMisspeltDirectiveIsNamedWithItsLine() throws IOException {
        template("plain/email.ftlh", "<p>\n<#iff issue.title>\n</p>");
        assertThat(faults(RenderFixture.WEEKLY)).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.file()).isEqualTo(Path.of("templates/plain/email.ftlh"));
            assertThat(diagnostic.line()).isEqualTo(2);
            assertThat(diagnostic.problem()).startsWith("not FreeMarker: ");
        });
    }

    @Test
    void aMissingVariableIsNamedWithItsLine() throws IOException {
        template("plain/email.txt.ftl", "a\nb\n${issue.titel}\n");
        assertThat(faults(RenderFixture.WEEKLY))
                .singleElement()
                .hasToString("templates/plain/email.txt.ftl:3: `issue.titel` is missing here;"
                        + " use one of the variables in docs/templates.md, or `${name!}` where it may be absent");
    }

    @Test
    void aFaultInAPartIsNamedInThePart() throws IOException {
        template("plain/page.ftlh", "<#macro page head front=false wide=false>\n${heda.title}\n</#macro>");
        assertThat(faults(RenderFixture.WEEKLY))
                .contains(new Diagnostic(
                        Path.of("templates/plain/page.ftlh"),
                        2,
                        "`heda` is missing here",
                        "use one of the variables in docs/templates.md, or `${name!}` where it may be absent"));
    }

    @Test
    void aFrameOfAnOlderVersionIsToBeBroughtUpToDate() throws IOException {
        template("mine/theme.yaml", "parent: plain\n");
        template("mine/page.ftlh", "<#macro page head front=false wide=false>\n<#nested>\n</#macro>");
        assertThat(faults(inTheme("mine")))
                .filteredOn(fault -> fault.problem().contains("no parameter with name \"here\""))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.remedy())
                        .startsWith("a file of yours has a macro \"page\" that is older than Gazette's"));
    }

    @Test
    void aSyntaxErrorOfAnImportedTemplateIsNamedOnceAndWhereItStands() throws IOException {
        template("mine/theme.yaml", "parent: plain\n");
        template("mine/macros.ftlh", "<#include \"/plain/macros.ftlh\">\n<p>\n<#if x\n");
        assertThat(faults(inTheme("mine"))).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.file()).isEqualTo(Path.of("templates/mine/macros.ftlh"));
            assertThat(diagnostic.line()).isBetween(3, 4);
            assertThat(diagnostic.problem()).startsWith("not FreeMarker: ");
        });
    }

    @Test
    void anImportOfAMissingTemplateIsNamedWithItsLine() throws IOException {
        template("mine/theme.yaml", "parent: plain\n");
        template("mine/macros.ftlh", "<p>\n<#include \"/plain/marcos.ftlh\">\n");
        assertThat(faults(inTheme("mine")))
                .singleElement()
                .hasToString("templates/mine/macros.ftlh:2: there is no template `plain/marcos.ftlh`;"
                        + " mend the name, or add the file under templates/");
    }

    @Test
    void aFaultOfTheParentIsNamedThere() throws IOException {
        template("mine/theme.yaml", "parent: plain\n");
        template("plain/subject.ftl", "${nothing}");
        assertThat(faults(inTheme("mine")))
                .extracting(diagnostic -> diagnostic.file().toString())
                .containsOnly("templates/plain/subject.ftl");
    }

    @Test
    void aThemeTakesWhatItLacksFromItsParent() throws IOException {
        template("mine/theme.yaml", "colours:\n  ink: \"#123456\"\n");
        template("mine/text_en.properties", "unsubscribe = Leave us\n");
        template("mine/subject.ftl", "${list.title}, ${theme.colours.ink}, ${theme.colours.lamp}");
        ListConfig list = inTheme("mine");
        var renderer = new MailRenderer(themes());
        assertThat(renderer.subject(
                                RenderFixture.SITE,
                                list,
                                RenderFixture.schedule(Optional.empty()),
                                RenderFixture.issue())
                        .title())
                .isEqualTo("Lamplight Weekly, #123456, #f2b134");
        assertThat(renderer.renderIssue(RenderFixture.SITE, list, "mine", RenderFixture.issue(), RenderFixture.LINKS)
                        .text())
                .contains("Leave us: https://", "Read on the web");
    }

    @Test
    void themesStayAsTheyWereReadWhateverIsSavedMeanwhile() throws IOException {
        template("plain/subject.ftl", "one");
        var renderer = new MailRenderer(themes());
        template("plain/subject.ftl", "another");
        assertThat(renderer.subject(
                                RenderFixture.SITE,
                                RenderFixture.WEEKLY,
                                RenderFixture.schedule(Optional.empty()),
                                RenderFixture.issue())
                        .title())
                .isEqualTo("one");
    }

    @Test
    void anUnknownThemeIsAFaultWithTheNameThatWasMeant() throws IOException {
        template("mine/subject.ftl", "x");
        assertThat(faults(inTheme("magasine")))
                .extracting(fault -> fault.problem() + "; " + fault.remedy())
                .containsExactly("theme \"magasine\" does not exist; did you mean \"magazine\"");
        assertThat(faults(inTheme("newspaper")))
                .extracting(Diagnostic::remedy)
                .containsExactly(
                        "write digest, gallery, magazine, mine, plain, quiet, typewriter, zh, or make a folder templates/newspaper");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ink: blackish                   | 3 | "blackish" is not a colour; write six hexadecimal digits in quotes, such as "#1d2733"
            ink: #1d2733                    | 3 | ink has no value (without quotes, # begins a comment); write six hexadecimal digits in quotes, such as "#1d2733"
            ink: 123456                     | 3 | "123456" is not a colour; write six hexadecimal digits in quotes, such as "#1d2733"
            ink: [red]                      | 3 | this is not YAML: a list or a block stands where one word belongs; check the indentation, and quote values that start with one of * & ! % @ or hold a colon and a space
            logo: images/nosuch.png         | 3 | "images/nosuch.png" is not the address of a picture; put the file on a web server and write all of its address, from https:// on
            colors: {}                      | 3 | unknown key "colors"; did you mean "colours"
            dark: black                     | 3 | dark is not a block; write its keys indented below dark:
            """)
    void aFaultInAThemesSettingsHasItsLineAndRemedy(String yaml, int line, String fault) throws IOException {
        String indent = yaml.startsWith("ink") ? "  " : "";
        template(
                "mine/theme.yaml",
                "parent: plain\n" + (indent.isEmpty() ? "#\n" : "colours:\n") + indent + yaml + "\n");
        assertThat(faults(inTheme("mine")))
                .extracting(Diagnostic::toString)
                .contains("templates/mine/theme.yaml:" + line + ": " + fault);
    }

    @Test
    void aThemesOwnWordMustBeUsed() throws IOException {
        template("mine/theme.yaml", "# all as in plain\n");
        template("mine/subject.ftl", "${text.motto}");
        template("mine/text_en.properties", "motto = Read\nread_om = Further\n");
        assertThat(faults(inTheme("mine")))
                .singleElement()
                .hasToString("templates/mine/text_en.properties:2: no template uses the word \"read_om\";"
                        + " did you mean \"read_on\"");
    }

    /// They were a failure of the program, without a file or a line.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "read_on = \\u12 | `\\u` without four hexadecimal digits",
                "read_on = C:\\users | `\\u` without four hexadecimal digits",
                "read_on = \\\\\\uxyz | `\\u` without four hexadecimal digits",
                "date_pattern = d MMMM 'uuuu | \"d MMMM 'uuuu\" is no pattern of dates",
                "date_pattern = bb.JJ | \"bb.JJ\" is no pattern of dates",
                "time_pattern: {HH} | \"{HH}\" is no pattern of dates",
            })
    void aWordThatCannotBeReadIsNamedWithItsLine(String line, String problem) throws IOException {
        template("mine/theme.yaml", "# all as in plain\n");
        template("mine/text_en.properties", "# C:\\users\nhello = \\\\u \\u0041\n" + line + "\n");
        template("mine/subject.ftl", "${text.hello}");
        assertThat(faults(inTheme("mine")))
                .extracting(Diagnostic::toString)
                .singleElement()
                .asString()
                .startsWith("templates/mine/text_en.properties:3: " + problem + "; ");
    }

    @Test
    void aThemesWordsAreReadOnce() {
        Themes themes = themes();
        assertThat(themes.words("zh", "de")).isSameAs(themes.words("zh", "de"));
    }

    @Test
    void aLogoOfOurOwnIsAbsoluteInLetters() throws IOException {
        template("mine/theme.yaml", "logo: /i/abc.png\n");
        ListConfig list = inTheme("mine");
        assertThat(new MailRenderer(themes())
                        .renderIssue(RenderFixture.SITE, list, "mine", RenderFixture.issue(), RenderFixture.LINKS)
                        .html())
                .contains("src=\"https://lamplight.example/i/abc.png\"");
    }

    @Test
    void anUnknownThemeIsToldWithTheLineThatNamesIt() throws IOException {
        Files.writeString(
                workspace.resolve("gazette.yaml"), "lists:\n  a:\n    theme: magazines\n    theme: magazin # old\n");
        assertThat(faults(inTheme("magazin"))).extracting(Diagnostic::line).containsExactly(4);
    }

    @Test
    void aThemeWithoutEndIsAFault() throws IOException {
        template("one/theme.yaml", "parent: two\n");
        template("two/theme.yaml", "parent: one\n");
        assertThat(faults(inTheme("one")))
                .extracting(Diagnostic::problem)
                .containsOnly("parent `one` has this theme for its own parent");
    }

    @Test
    void yamlThatIsNoneIsNamedWithItsLine() throws IOException {
        template("mine/theme.yaml", "colours:\n  ink: \"#12\n");
        assertThat(faults(inTheme("mine")))
                .isNotEmpty()
                .allSatisfy(
                        diagnostic -> assertThat(diagnostic.file()).isEqualTo(Path.of("templates/mine/theme.yaml")));
    }

    @Test
    void aThemeThatIsNestedWithoutEndIsNamedWithItsLine() throws IOException {
        for (String value : List.of("[".repeat(20_000), "&a [*a]", "{x: &a {y: *a}}")) {
            template("mine/theme.yaml", "parent: plain\ncolours:\n  ink: " + value + "\n");
            assertThat(faults(inTheme("mine")))
                    .as(value.substring(0, 2))
                    .isNotEmpty()
                    .allSatisfy(diagnostic -> {
                        assertThat(diagnostic.file()).isEqualTo(Path.of("templates/mine/theme.yaml"));
                        assertThat(diagnostic.line()).isEqualTo(3);
                    });
        }
    }

    @Test
    void stylesThatAreNestedWithoutEndAreAFault() throws IOException {
        template("plain/mail.css", "p{color:" + "calc(".repeat(20_000) + "}");
        assertThat(faults(RenderFixture.WEEKLY))
                .extracting(Diagnostic::problem)
                .anySatisfy(problem -> assertThat(problem).contains("nested more than 50 brackets deep"));
    }

    @Test
    void aTemplateReachesNothingButItsVariables() throws IOException {
        for (String evil : List.of(
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${issue?api.class}",
                "${issue.class.forName(\"java.lang.Runtime\")}")) {
            template("plain/subject.ftl", evil);
            assertThat(faults(RenderFixture.WEEKLY)).as(evil).isNotEmpty();
        }
    }

    /// With the limits that all templates have; most of the ways are tried with shorter ones elsewhere.
    @Test
    void aTemplateThatNeverEndsIsAFaultWithItsLine() throws IOException {
        template("plain/subject.ftl", "a\n<#list 1.. as x></#list>");
        assertThat(faults(RenderFixture.WEEKLY))
                .extracting(Diagnostic::toString)
                .first()
                .asString()
                .startsWith("templates/plain/subject.ftl:2: takes more than ");
    }

    @Test
    void aPageOfAnySizeIsAFault() throws IOException {
        template("plain/not_found.ftlh", "<p>\n<#list 1..9999999 as x>0123456789</#list>");
        assertThat(faults(RenderFixture.WEEKLY))
                .extracting(Diagnostic::toString)
                .singleElement()
                .asString()
                .startsWith("templates/plain/not_found.ftlh:2: writes more than 2 MB beyond the articles' own text");
    }

    private List<Diagnostic> faults(ListConfig list) {
        return new TemplateCheck(themes())
                .faults(RenderFixture.config(workspace, list, RenderFixture.schedule(list.name(), Optional.empty())));
    }

    private static ListConfig inTheme(String theme) {
        ListConfig list = RenderFixture.WEEKLY;
        return new ListConfig(
                list.name(),
                list.formerNames(),
                list.title(),
                list.description(),
                true,
                list.language(),
                theme,
                list.mail(),
                list.cadences(),
                list.topics(),
                list.signup());
    }

    private void template(String name, String text) throws IOException {
        Path file = workspace.resolve("templates").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Themes themes() {
        return new Themes(workspace.resolve("templates"));
    }
}
