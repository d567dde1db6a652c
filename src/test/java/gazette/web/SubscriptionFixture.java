package gazette.web;

import gazette.config.WebConfig;
import gazette.press.notifications.SendSubscriberMails;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The small paper with its pages open, and a visitor at them. Its public list comes weekly or monthly, and has two
/// topics; new members get its latest issue.
final class SubscriptionFixture implements AutoCloseable {
    static final String FORM = "application/x-www-form-urlencoded";

    final TestPublication paper;
    final FormClient client;
    private final WebServer web;
    private final int port;
    private OptionalInt otherRelay = OptionalInt.empty();

    SubscriptionFixture(Path folder) {
        this(folder, TestDatabase.SQLITE);
    }

    SubscriptionFixture(Path folder, TestDatabase kind) {
        paper = new TestPublication(folder, kind);
        settings("", "");
        paper.write("schedules/monthly.yaml", "list: letters\ncadence: monthly\nwhen: monthly on the 1st 08:00\n");
        settings("", "");
        web = new WebServer(paper::context, context -> Optional.empty());
        port = web.start(new WebConfig("127.0.0.1", 0, List.of()));
        client = new FormClient(port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        client.close();
        web.close();
        paper.close();
    }

    /// Changes the settings.
    ///
    /// @param ofList further keys of the public list
    /// @param more further blocks
    void settings(String ofList, String more) {
        write("letters", ofList, more);
    }

    /// Has the letters go by another relay than the paper's own.
    void relayAt(int there) {
        otherRelay = OptionalInt.of(there);
        settings("", "");
    }

    /// Gives the public list another name.
    void rename(String name) {
        paper.write("schedules/weekly.yaml", "list: " + name + "\nwhen: every Monday 08:00\n");
        paper.write("schedules/monthly.yaml", "list: " + name + "\ncadence: monthly\nwhen: monthly on the 1st 08:00\n");
        write(name, "was: letters", "");
    }

    private void write(String name, String ofList, String more) {
        int relay = otherRelay.orElseGet(() -> paper.mail.getSmtp().getPort());
        String settings = TestPublication.settings(TestPublication.relay(relay));
        String list = "cadences: [weekly, monthly], welcome: latest, topics: {Mail: [mail], Time: [time]}"
                + (ofList.isEmpty() ? "" : ", " + ofList);
        paper.write(
                "gazette.yaml",
                more + settings.replace("topics: {Mail: [mail]}", list).replace("  letters: {", "  " + name + ": {"));
        paper.reread();
    }

    /// Fills in the sign-up form as somebody does who wants a letter a month about mail, and sends it.
    HttpResponse<String> signUp(String address) {
        FormClient.Form form = form().fill("email", address)
                .fill("name", "Dee")
                .fill("cadence-letters", "monthly")
                .untick("topic-letters", "Time");
        paper.clock.pass(Duration.ofSeconds(3));
        return form.send();
    }

    FormClient.Form form() {
        return client.form(client.page("/subscribe?list=letters"), "/subscribe");
    }

    /// Signs up, and confirms it.
    void confirm(String address) {
        signUp(address);
        round();
        client.post(link(address, "/confirm/"), FORM, "");
        round();
    }

    /// Sends the notes that are due.
    void round() {
        new SendSubscriberMails(paper.context(), () -> false).run();
    }

    /// The path of the link in the last mail to a reader.
    String link(String address, String path) {
        return link(paper.mailsTo(address).getLast(), path);
    }

    /// The link that leaves the public list.
    String leaving(String address) {
        String token = new SignedToken(Purpose.UNSUBSCRIBE, reader(address).publicId(), 1)
                .signed(paper.context().keyRing().signingKey());
        return "/u/" + token;
    }

    Subscriber reader(String address) {
        return paper.context()
                .store()
                .read(tables -> tables.subscribers().byAddress(address(address)))
                .orElseThrow();
    }

    Membership membership(String address) {
        AppContext context = paper.context();
        long subscriber = reader(address).id();
        return context.store()
                .read(tables -> tables.memberships().find(1, subscriber))
                .orElseThrow();
    }

    /// What was said on pages, in order: action, place and network.
    List<String> consents() {
        return TestDatabase.rows(
                        paper.config().database(),
                        "select action, origin, network from consent where origin not like 'subscribers/%' order by id")
                .stream()
                .map(row -> String.join(" ", row).strip())
                .toList();
    }

    static EmailAddress address(String written) {
        return EmailAddress.parse(written).orElseThrow();
    }

    /// Everything in the database.
    String database() {
        var all = new StringBuilder();
        for (List<String> table : TestDatabase.rows(
                paper.config().database(), "select name from sqlite_master where type = 'table' order by name")) {
            all.append(table)
                    .append(TestDatabase.rows(paper.config().database(), "select * from \"" + table.getFirst() + "\""));
        }
        return all.toString();
    }

    /// The paths of all links in a mail that lead to the paper.
    static List<String> links(MimeMessage mail) {
        return Pattern.compile("http://127\\.0\\.0\\.1:8080(/[a-zA-Z0-9/._-]*)")
                .matcher(text(mail))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    static String link(MimeMessage mail, String path) {
        String text = text(mail);
        Matcher link = Pattern.compile(path + "[a-z0-9-]+").matcher(text);
        if (!link.find()) {
            throw new AssertionError("no " + path + " in " + text);
        }
        return link.group();
    }

    static String text(MimeMessage mail) {
        try {
            return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
