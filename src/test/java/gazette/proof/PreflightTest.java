package gazette.proof;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.proof.Finding.Severity;
import org.junit.jupiter.api.Test;

/// What the proof-reader lets pass and what it does not.
class PreflightTest {
    private static final String LINK = "https://example.org/u/x";
    private static final String FOOT = "<a href=\"" + LINK + "\">leave</a>";

    @Test
    void aProperMailPasses() {
        var report = Preflight.read("Subject", "<p>Hello</p>" + FOOT, "Hello\n" + LINK, LINK);

        assertThat(report.findings()).isEmpty();
        assertThat(report.links()).isEqualTo(1);
        assertThat(report.htmlBytes()).isEqualTo(55);
    }

    @Test
    void aMailThatCannotBeLeftIsStopped() {
        assertThat(Preflight.read("S", "<p>Hello</p>", "Hello", LINK).errors())
                .extracting(Finding::problem)
                .containsExactly("The HTML part has no unsubscribe link.", "The text part has no unsubscribe link.");
    }

    @Test
    void aRelativeAddressIsStopped() {
        assertThat(Preflight.read("S", "<a href=\"/a/x\">x</a><img src=\"i.png\" alt=\"\">" + FOOT, LINK, LINK)
                        .errors())
                .extracting(Finding::problem)
                .containsExactly(
                        "'/a/x' is not an absolute address; no mail program can follow it.",
                        "'i.png' is not an absolute address; no mail program can follow it.");
    }

    @Test
    void anEmptySubjectIsStopped() {
        assertThat(Preflight.read(" ", FOOT, LINK, LINK).errors())
                .extracting(Finding::check)
                .containsExactly("subject");
    }

    @Test
    void whatIsUnwiseIsAWarning() {
        String html = "<p>" + "word ".repeat(30_000) + "</p><img src=\"https://example.org/i.png\">" + FOOT;
        var report = Preflight.read("s".repeat(200), html, LINK, LINK);

        assertThat(report.errors()).isEmpty();
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(Finding::check)
                .containsExactly("subject", "size", "images", "text");
    }
}
