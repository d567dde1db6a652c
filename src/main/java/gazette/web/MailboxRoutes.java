package gazette.web;

import gazette.delivery.Inbox;
import gazette.delivery.ReceivedMail;
import gazette.press.Newsroom;
import gazette.press.SiteTheme;
import gazette.render.Mailbox;
import gazette.render.Mailbox.Box;
import gazette.render.Mailbox.OpenMail;
import gazette.render.Mailbox.Tab;
import gazette.render.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The local mailbox: letters that were kept on this machine. Shown to this machine only, and not at all once the paper
/// has a public address: a proxy in front makes every client look local.
final class MailboxRoutes {
    private static final String PATH = "/mailbox";

    private final Supplier<Newsroom> newsroom;
    private final Function<Newsroom, Optional<Inbox>> inbox;

    MailboxRoutes(Supplier<Newsroom> newsroom, Function<Newsroom, Optional<Inbox>> inbox) {
        this.newsroom = newsroom;
        this.inbox = inbox;
    }

    /// Where a browser on this machine finds it; empty if it is closed to all.
    static Optional<String> address(Newsroom now, int port) {
        String host = switch (now.config().web().host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "::1" -> "[::1]";
            default -> now.config().web().host();
        };
        return isOpen(now) && Client.isLocalName(host)
                ? Optional.of("http://" + host + ":" + port + PATH)
                : Optional.empty();
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, PATH, request -> show(request, Optional.empty()));
        Answer.add(routes, PATH + "/{id}", request -> show(request, Optional.of(request.pathParam("id"))));
    }

    private void show(Context request, Optional<String> id) {
        Newsroom now = newsroom.get();
        if (!isOpen(now) || !Client.isThisMachine(request, now.config().web().trustedProxies())) {
            throw new NotFoundResponse();
        }
        List<ReceivedMail> mails =
                inbox.apply(now).orElseThrow(NotFoundResponse::new).mails();
        Optional<OpenMail> open = id.map(wanted -> mails.stream()
                .filter(mail -> mail.id().equals(wanted))
                .findFirst()
                .map(mail -> open(mail, tab(request)))
                .orElseThrow(NotFoundResponse::new));
        var mailbox = new Mailbox(PATH, boxes(mails), open);
        request.header("Cache-Control", "no-store")
                .html(new Pages(now.themes(), SiteTheme.of(now.config())).mailboxPage(now.site(), mailbox));
    }

    private static boolean isOpen(Newsroom now) {
        return Client.isLocalName(now.site().url().getHost());
    }

    private static List<Box> boxes(List<ReceivedMail> mails) {
        var byReader = new TreeMap<String, List<Mailbox.Mail>>();
        mails.stream()
                .sorted(Comparator.comparing(ReceivedMail::date).reversed())
                .forEach(mail -> byReader.computeIfAbsent(mail.to(), reader -> new ArrayList<>())
                        .add(line(mail)));
        return byReader.entrySet().stream()
                .map(box -> new Box(box.getKey(), box.getValue()))
                .toList();
    }

    private static OpenMail open(ReceivedMail mail, Tab tab) {
        String body = switch (tab) {
            case HTML -> mail.html();
            case TEXT -> mail.text();
            case SOURCE -> mail.source();
        };
        return new OpenMail(line(mail), mail.from(), mail.to(), tab, body);
    }

    private static Mailbox.Mail line(ReceivedMail mail) {
        return new Mailbox.Mail(mail.id(), mail.subject(), mail.date());
    }

    private static Tab tab(Context request) {
        String wanted = Optional.ofNullable(request.queryParam("tab")).orElse("html");
        for (Tab tab : Tab.values()) {
            if (tab.word().equals(wanted.toLowerCase(Locale.ROOT))) {
                return tab;
            }
        }
        return Tab.HTML;
    }
}
