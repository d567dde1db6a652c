package gazette.web;

import gazette.delivery.localmail.Inbox;
import gazette.delivery.localmail.ReceivedMail;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.pages.InboxPageData;
import gazette.render.pages.InboxPageData.OpenMail;
import gazette.render.pages.InboxPageData.Recipient;
import gazette.render.pages.InboxPageData.Tab;
import gazette.render.pages.PageRenderer;
import gazette.web.http.ClientAddress;
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
import org.eclipse.jetty.http.HttpField;

/// Serves the mails kept on this machine, to this machine only. Closed if the site has a public address, since a proxy
/// makes every client look local.
final class LocalMailboxRoutes {
    private static final String PATH = "/mailbox";

    private final Supplier<AppContext> context;
    private final Function<AppContext, Optional<Inbox>> inbox;

    LocalMailboxRoutes(Supplier<AppContext> context, Function<AppContext, Optional<Inbox>> inbox) {
        this.context = context;
        this.inbox = inbox;
    }

    /// Returns the address of the mailbox for a browser on this machine; empty if the mailbox is closed.
    static Optional<String> address(AppContext now, int port) {
        String host = switch (now.config().web().host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "::1" -> "[::1]";
            default -> now.config().web().host();
        };
        return isOpen(now) && ClientAddress.isLocalName(host)
                ? Optional.of("http://" + host + ":" + port + PATH)
                : Optional.empty();
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, PATH, request -> show(request, Optional.empty()));
        PublicResponseWriter.getAndHead(
                routes, PATH + "/{id}", request -> show(request, Optional.of(request.pathParam("id"))));
    }

    private void show(Context request, Optional<String> id) {
        AppContext now = context.get();
        if (!isOpen(now) || !ClientAddress.isLocal(request, now.config().web().proxies())) {
            throw new NotFoundResponse();
        }
        List<ReceivedMail> mails =
                inbox.apply(now).orElseThrow(NotFoundResponse::new).mails();
        Optional<OpenMail> open = id.map(wanted -> mails.stream()
                .filter(mail -> mail.id().equals(wanted))
                .findFirst()
                .map(mail -> open(mail, tab(request)))
                .orElseThrow(NotFoundResponse::new));
        Optional<String> onHold = new RestoredDatabaseGuard(now).holdReason();
        var page = new InboxPageData(PATH, recipients(mails), open, onHold);
        HttpField policy = ContentSecurityPolicy.LETTERS;
        request.header("Cache-Control", "no-store")
                .header(policy.getName(), policy.getValue())
                .html(new PageRenderer(now.themes(), SiteThemeName.of(now.config())).mailboxPage(now.site(), page));
    }

    private static boolean isOpen(AppContext now) {
        return ClientAddress.isLocalName(now.site().url().getHost());
    }

    private static List<Recipient> recipients(List<ReceivedMail> mails) {
        var byRecipient = new TreeMap<String, List<InboxPageData.Mail>>();
        mails.stream()
                .sorted(Comparator.comparing(ReceivedMail::date).reversed())
                .forEach(mail -> byRecipient
                        .computeIfAbsent(mail.to(), _ -> new ArrayList<>())
                        .add(summary(mail)));
        return byRecipient.entrySet().stream()
                .map(entry -> new Recipient(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OpenMail open(ReceivedMail mail, Tab tab) {
        String body = switch (tab) {
            case HTML -> mail.html();
            case TEXT -> mail.text();
            case SOURCE -> mail.source();
        };
        return new OpenMail(summary(mail), mail.from(), mail.to(), tab, body);
    }

    private static InboxPageData.Mail summary(ReceivedMail mail) {
        return new InboxPageData.Mail(mail.id(), mail.subject(), mail.date());
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
