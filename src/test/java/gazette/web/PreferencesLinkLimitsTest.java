package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How many links to preferences an address gets. The link lives for 15 minutes.
class PreferencesLinkLimitsTest {
    private static final String ANN = "ann@example.com";
    private static final Duration LIFE = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aMemberGetsAnotherWhenTheLastHasRunOutOrWasUsedButThreeADay(TestDatabase kind) {
        try (var fixture = new SubscriptionFixture(folder, kind)) {
            fixture.paper.publish("weekly");
            var answers = new HashSet<String>();
            assertThat(linksAfterAsking(ANN, fixture, answers)).isEqualTo(1);
            assertThat(linksAfterAsking(ANN, fixture, answers))
                    .as("it still lives")
                    .isEqualTo(1);
            fixture.paper.clock.pass(LIFE);
            assertThat(linksAfterAsking(ANN, fixture, answers))
                    .as("it has run out")
                    .isEqualTo(2);
            String used = fixture.link(ANN, "/preferences/");
            assertThat(fixture.client
                            .form(fixture.client.page(used), used)
                            .send()
                            .statusCode())
                    .isEqualTo(200);
            fixture.paper.clock.pass(Duration.ofMinutes(1));
            assertThat(linksAfterAsking(ANN, fixture, answers))
                    .as("it was used")
                    .isEqualTo(3);
            fixture.paper.clock.pass(Duration.ofHours(6));
            assertThat(linksAfterAsking(ANN, fixture, answers))
                    .as("three a day")
                    .isEqualTo(3);
            fixture.paper.clock.pass(Duration.ofDays(1));
            assertThat(linksAfterAsking(ANN, fixture, answers))
                    .as("the next day")
                    .isEqualTo(4);
            assertThat(linksAfterAsking("nobody@example.org", fixture, answers)).isZero();
            assertThat(answers).as("all are alike").hasSize(1);
        }
    }

    @Test
    void whoLeftGetsOneADay() {
        try (var fixture = new SubscriptionFixture(folder)) {
            fixture.paper.publish("weekly");
            fixture.client.post(fixture.leaving(ANN), SubscriptionFixture.FORM, "");
            for (int i = 0; i < 3; i++) {
                assertThat(linksAfterAsking(ANN, fixture, new HashSet<>())).isEqualTo(1);
                fixture.paper.clock.pass(LIFE.multipliedBy(2));
            }
        }
    }

    /// Somebody else may have typed the address there: the member still gets to their choices.
    @Test
    void anUnansweredMailAboutASignUpDoesNotKeepAMemberFromTheLink() {
        try (var fixture = new SubscriptionFixture(folder)) {
            fixture.paper.publish("weekly");
            fixture.signUp(ANN);
            fixture.round();
            int before = fixture.paper.mailsTo(ANN).size();
            ask(ANN, fixture);
            fixture.round();
            assertThat(fixture.paper.mailsTo(ANN)).hasSize(before + 1);
        }
    }

    private static long linksAfterAsking(String address, SubscriptionFixture fixture, Set<String> answers) {
        HttpResponse<String> answer = ask(address, fixture);
        answers.add(answer.statusCode() + answer.body());
        fixture.round();
        return fixture.paper.subjectsTo(address).stream()
                .filter(subject -> subject.startsWith("Your link to"))
                .count();
    }

    private static HttpResponse<String> ask(String address, SubscriptionFixture fixture) {
        return fixture.client
                .form(fixture.client.page("/preferences"), "/preferences")
                .fill("email", address)
                .send();
    }
}
