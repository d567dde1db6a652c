package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.subscribers.Membership.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form of one field on cached pages, which can have no stamp.
@SuppressWarnings("NullAway.Init") // set before each test
class OneFieldSignUpTest {
    private static final String DEE = "dee@example.org";

    @TempDir
    Path folder;

    private SubscriptionFixture fixture;
    private FormClient client;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(folder);
        client = fixture.client;
        fixture.paper.publish("weekly");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anAddressAndAButtonSubscribe() {
        HttpResponse<String> asked =
                client.form(client.page("/"), "/subscribe").fill("email", DEE).send();
        assertThat(asked.body()).contains("One more step", DEE);
        fixture.paper.clock.pass(Duration.ofSeconds(3));
        assertThat(client.form(Jsoup.parse(asked.body()), "/subscribe").send().body())
                .contains("look into your mailbox");
        assertThat(fixture.membership(DEE).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void thePageAnswersAsAFormOfAnotherSiteDoes() {
        HttpResponse<String> first = client.get("/letters/1");
        assertThat(first.body()).isEqualTo(client.get("/letters/1").body()).doesNotContain("name=\"stamp\"");
        assertThat(first.headers().firstValue("ETag")).isPresent();
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self'")
                .doesNotContain("script-src");
    }

    @Test
    void amongSeveralListsTheFormAsksWhich() {
        fixture.settings("", "");
        String settings = "  notes: {title: Notes}\n";
        fixture.paper.write("gazette.yaml", withList(settings));
        fixture.paper.reread();
        Document form = Jsoup.parse(client.form(client.page("/"), "/subscribe")
                .fill("email", DEE)
                .send()
                .body());
        assertThat(form.select("#email").val()).isEqualTo(DEE);
        assertThat(form.select("input[name=list]").eachAttr("value")).containsExactly("letters", "notes");
        assertThat(form.select(".problem, [role=alert]")).isEmpty();
        assertThat(client.form(client.page("/notes/"), "/subscribe")
                        .fill("email", DEE)
                        .send()
                        .body())
                .contains("One more step", "value=\"notes\"")
                .doesNotContain("value=\"letters\"");
        fixture.paper.clock.pass(Duration.ofSeconds(3));
        assertThat(client.form(form, "/subscribe").send().body()).contains("look into your mailbox");
    }

    @Test
    void whatIsNoAddressIsSaid() {
        HttpResponse<String> answer = client.form(client.page("/"), "/subscribe")
                .fill("email", "dee\"><b>")
                .send();
        assertThat(answer.statusCode()).isEqualTo(422);
        Document form = Jsoup.parse(answer.body());
        assertThat(form.select("#email").val()).isEqualTo("dee\"><b>");
        assertThat(form.select("#problem-email").text()).contains("no address");
    }

    private String withList(String list) {
        try {
            return Files.readString(folder.resolve("gazette.yaml")).replace("  inner: {", list + "  inner: {");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
