package gazette.press.notifications;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.mime.CommonHeaders;
import gazette.delivery.mime.HeaderField;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.Issue;
import gazette.press.composing.BuildMimeTemplate;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.TranslateIssue;
import gazette.press.workspace.AppContext;
import gazette.render.mail.MailRenderSettings;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.NewMembershipView;
import gazette.render.mail.RenderedMail;
import gazette.store.Tables;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Notification;
import gazette.subscribers.PendingSignup;
import gazette.subscribers.Subscriber;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Renders single mails to subscribers, with the templates as they are when a mail is sent. The lifetime of its
/// links begins then.
final class RenderNotification {
    private final AppContext context;
    private final MailRenderer renderer;

    /// Holds a mail that is not signed yet.
    ///
    /// @param list the list whose relay takes it
    record Written(ListConfig list, MimeTemplate template, RecipientValues to) {}

    RenderNotification(AppContext context) {
        this.context = context;
        this.renderer = new MailRenderer(context.themes());
    }

    /// Renders one; empty if there is no reason for it any more.
    Optional<Written> write(Notification notification, Instant now) {
        return context.store().read(tables -> write(notification, tables, now));
    }

    private Optional<Written> write(Notification notification, Tables tables, Instant now) {
        Optional<Subscriber> subscriber = tables.subscribers().find(notification.subscriber());
        Optional<ListConfig> list = list(notification.list(), tables);
        if (subscriber.isEmpty() || list.isEmpty()) {
            return Optional.empty();
        }
        String id = context.keyRing().stableHmac("message-id", "note", notification.id());
        var to = new RecipientValues(
                name(notification, subscriber.get()), subscriber.get().address().toString(), id, "");
        return template(notification, subscriber.get(), list.get(), tables, now)
                .map(template -> new Written(list.get(), template, to));
    }

    /// Returns the name in the address line; empty in mails that anybody can ask for.
    private static String name(Notification notification, Subscriber subscriber) {
        return switch (notification.kind()) {
            case CONFIRMATION, PREFERENCES -> "";
            case WELCOME, LATEST -> subscriber.name();
        };
    }

    private Optional<MimeTemplate> template(
            Notification notification, Subscriber subscriber, ListConfig list, Tables tables, Instant now) {
        return switch (notification.kind()) {
            case CONFIRMATION -> confirmation(notification, subscriber, list, tables, now);
            case WELCOME -> welcome(notification, subscriber, list, tables);
            case LATEST -> latest(notification, subscriber, list, tables);
            case PREFERENCES -> Optional.of(preferences(notification, subscriber, list, now));
        };
    }

    /// Renders the mail that asks to confirm a sign-up; for who is on all its lists, the link to their preferences.
    private Optional<MimeTemplate> confirmation(
            Notification notification, Subscriber subscriber, ListConfig list, Tables tables, Instant now) {
        return tables.signups()
                .find(notification.reference(), now)
                .filter(signup -> !signup.isConfirmed())
                .map(signup -> {
                    List<ListConfig> lists = signup.requestedLists().stream()
                            .filter(choice -> !isMember(choice.list(), subscriber, tables))
                            .flatMap(choice -> list(choice.list(), tables).stream())
                            .toList();
                    return lists.isEmpty()
                            ? preferences(notification, subscriber, list, now)
                            : confirmation(notification, list, lists, signup);
                });
    }

    private MimeTemplate confirmation(
            Notification notification, ListConfig list, List<ListConfig> lists, PendingSignup signup) {
        // The link lives from the sign-up on: a later letter must not prolong it.
        String token = SignedToken.fresh(Purpose.CONFIRM, signup.id(), 0, signup.at())
                .signed(context.keyRing().signingKey());
        return template(
                list, notification, renderer.confirmation(paper(list, notification), lists, link("/confirm/", token)));
    }

    private Optional<MimeTemplate> welcome(
            Notification notification, Subscriber subscriber, ListConfig list, Tables tables) {
        var joined = new ArrayList<NewMembershipView>();
        for (String id : notification.reference().split(",")) {
            long number = Long.parseLong(id);
            tables.memberships()
                    .find(number, subscriber.id())
                    .filter(membership -> membership.status() == Status.ACTIVE)
                    .ifPresent(membership -> list(number, tables)
                            .ifPresent(found -> joined.add(
                                    new NewMembershipView(found, membership.cadence(), leave(subscriber, number)))));
        }
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        RenderedMail renderedMail = renderer.welcome(paper(list, notification), joined);
        return Optional.of(
                joined.size() == 1
                        ? new BuildMimeTemplate(list, "welcome", notification.createdAt())
                                .of(renderedMail, joined.getFirst().unsubscribe(), TokenPlaceholder.NONE)
                        : template(list, notification, renderedMail));
    }

    /// Renders an issue as it looks now, for a subscriber who came after it was sent.
    private Optional<MimeTemplate> latest(
            Notification notification, Subscriber subscriber, ListConfig list, Tables tables) {
        Optional<Issue> issue = tables.issues().find(list.name(), Long.parseLong(notification.reference()));
        Optional<ScheduleConfig> schedule = context.config().schedules().values().stream()
                .filter(any -> any.list().equals(list.name()))
                .findFirst();
        if (issue.isEmpty() || schedule.isEmpty() || !isMember(notification.list(), subscriber, tables)) {
            return Optional.empty();
        }
        String leave = leave(subscriber, notification.list());
        Issue translated = TranslateIssue.of(issue.get(), tables, subscriber.language(), list.language());
        RenderedMail renderedMail = new RenderIssue(context.config(), context.themes(), schedule.get())
                .renderIssue(translated, leave)
                .renderedMail();
        String campaign = list.name() + "-" + issue.get().number();
        return Optional.of(
                new BuildMimeTemplate(list, campaign, notification.createdAt(), context.imageEmbedder(tables))
                        .of(renderedMail, leave, TokenPlaceholder.NONE));
    }

    private MimeTemplate preferences(Notification notification, Subscriber subscriber, ListConfig list, Instant now) {
        String token = SignedToken.fresh(Purpose.PREFERENCES, subscriber.publicId(), 0, now)
                .signed(context.keyRing().signingKey());
        return template(list, notification, renderer.link(paper(list, notification), link("/preferences/", token)));
    }

    private static boolean isMember(long list, Subscriber subscriber, Tables tables) {
        return tables.memberships()
                .find(list, subscriber.id())
                .filter(membership -> membership.status() == Status.ACTIVE)
                .isPresent();
    }

    private MailRenderSettings paper(ListConfig list, Notification notification) {
        return new MailRenderSettings(context.site(), list.theme(), notification.language());
    }

    private static MimeTemplate template(ListConfig list, Notification notification, RenderedMail renderedMail) {
        var fields = List.of(new HeaderField("Auto-Submitted", "auto-generated"));
        return MimeTemplate.of(
                new CommonHeaders(list.mail().from(), list.mail().replyTo(), notification.createdAt(), fields),
                renderedMail,
                TokenPlaceholder.NONE);
    }

    private String leave(Subscriber subscriber, long list) {
        String token = new SignedToken(Purpose.UNSUBSCRIBE, subscriber.publicId(), list)
                .signed(context.keyRing().signingKey());
        return link("/u/", token);
    }

    private String link(String path, String token) {
        return context.site().absolute(path + token);
    }

    private Optional<ListConfig> list(long id, Tables tables) {
        return tables.lists()
                .name(id)
                .flatMap(name -> Optional.ofNullable(context.config().lists().get(name)));
    }
}
