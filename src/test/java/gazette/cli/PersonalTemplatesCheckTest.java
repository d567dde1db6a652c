package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check` says of templates that speak of the subscriber.
class PersonalTemplatesCheckTest {
    @TempDir
    Path folder;

    private TestPublication paper;

    @BeforeEach
    void open() {
        paper = new TestPublication(folder);
        paper.delete("schedules/inner.yaml");
        paper.write("subscribers/letters.csv", "email,name,attribute:city\nann@example.com,Ann,Rome\n");
        paper.write("templates/mine/theme.yaml", "parent: plain\n");
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\ntheme: mine\n");
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void whatOnlyFillingInLaterCouldDoIsRefusedWithFileAndLine() {
        assertThat(check("${subscriber.name}"))
                .contains(
                        "templates/mine/email.txt.ftl:2: `subscriber.name` has no fallback, and not of everybody it is"
                                + " known; write `${subscriber.name!\"reader\"}`");
        for (String asks : new String[] {
            "<#if subscriber.name??>x</#if>",
            "<#if subscriber.name?has_content>x</#if>",
            "<#if (subscriber.name!\"x\") == \"x\">x</#if>",
            "${(subscriber.name!\"x\")?upper_case}",
            "${(subscriber.attributes.city!\"x\")[0..1]}",
            "${subscriber.name?default(\"x\")}",
            "<#assign n = subscriber.name!\"x\">${n?length}",
            "<#switch subscriber.name><#case \"x\">x</#switch>"
        }) {
            assertThat(check(asks))
                    .as(asks)
                    .contains("templates/mine/email.txt.ftl:2: `subscriber.")
                    .contains("can be shown only, not asked about or changed");
        }
        assertThat(check("${subscriber.nmae!\"x\"}"))
                .contains(
                        "templates/mine/email.txt.ftl:2: `subscriber` has no `nmae`; did you mean `subscriber.name`?");
        assertThat(check("<#assign t>Dear ${subscriber.name!\"x\"}</#assign>${t?substring(0, 20)}"))
                .contains("it cuts or changes a text that holds something of `subscriber`");
    }

    @Test
    void escapingAsHtmlAndTheWholeSubscriberAreFaultsToldWithoutNamesOfJava() {
        for (String asks : new String[] {
            "${(subscriber.name!\"x\")?html}",
            "${(subscriber.name!\"x\")?xhtml}",
            "${(subscriber.name!\"x\")?xml}",
            "${(subscriber.name!\"x\")?rtf}",
            "${(subscriber.name!\"x\")?url}",
            "${subscriber!\"x\"}",
            "${subscriber.attributes}",
            "${subscriber?keys?join(\",\")}"
        }) {
            assertThat(check(asks))
                    .as(asks)
                    .contains("templates/mine/email.txt.ftl:2: ")
                    .doesNotContain("gazette.render")
                    .doesNotContain("Gazette itself");
        }
    }

    @Test
    void whatIsShownPassesInEveryPlaceThatCanDoNoHarm() {
        assertThat(check("Dear ${subscriber.name!subscriber.attributes.city!\"you\"}, ${subscriber.address!\"x\"}"))
                .contains("no faults")
                .doesNotContain("attribute");
        paper.delete("templates/mine/email.txt.ftl");
        html(
                "<p title=\"${subscriber.name!\"x\"}\"><a href=\"https://example.org/?q=${subscriber.name!\"x\"}\">a</a></p>");
        assertThat(run()).contains("no faults");
        html("<p style=\"color:${subscriber.name!\"x\"}\">a</p>");
        assertThat(run()).contains("`subscriber.name` is shown in `style=`, where it could do harm");
    }

    @Test
    void anAttributeThatNobodyHasIsAWarning() {
        assertThat(check("Dear ${subscriber.attributes.citty!\"you\"}"))
                .contains("warning: templates/mine/email.txt.ftl:2: no subscriber has the attribute \"citty\"")
                .contains("did you mean \"city\"?");
        paper.delete("templates/mine/email.txt.ftl");
        paper.write(
                "schedules/weekly.yaml",
                "list: letters\nwhen: every Monday 08:00\nsubject: '${subscriber.attributes.town!\"x\"}'\n");
        assertThat(run()).contains("warning: schedules/weekly.yaml:3: no subscriber has the attribute \"town\"");
    }

    @Test
    void wordsForTheNextIssueAreLookedThrough() {
        paper.write("schedules/weekly.intro.md", "Dear ${subscriber.name},\n\n![x](a.png) look\n");
        paper.write("schedules/wekly.outro.md", "Bye.\n");

        assertThat(run())
                .contains("warning: schedules/weekly.intro.md:1: `${subscriber.name}` cannot be filled in")
                .contains("warning: schedules/weekly.intro.md:1: its pictures are left out")
                .contains("warning: schedules/wekly.outro.md:1: no issue gets this file; call it weekly.intro.md or");
        paper.write("schedules/weekly.intro.md", "Dear all,\n");
        paper.publish("weekly");
        assertThat(run())
                .contains("schedules/weekly.intro.md:1: the issue letters/1 had it, so no other issue gets it");
    }

    private String check(String line) {
        paper.write("templates/mine/email.txt.ftl", "First\n" + line + "\n<#include \"/plain/email.txt.ftl\">");
        return run();
    }

    private void html(String markup) {
        paper.write(
                "templates/mine/macros.ftlh",
                "<#include \"/plain/macros.ftlh\">\n<#macro dateline>\n<tr><td>" + markup + "</td></tr>\n</#macro>\n");
    }

    private String run() {
        return CommandRun.in(paper, "check").out();
    }
}
