package gazette.press;

import gazette.config.ListConfig;
import gazette.config.Welcome;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Note;
import gazette.subscribers.Note.Kind;
import gazette.subscribers.Signup;
import gazette.subscribers.Signup.Said;
import gazette.subscribers.Signup.Wish;
import gazette.subscribers.Subscriber;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets in who confirms a sign-up by the link in the mail. Can be repeated; once is enough.
public final class Confirm {
    private final Newsroom newsroom;

    /// What a link confirms.
    ///
    /// @param lists those that it joins, of which there is one at least
    /// @param language of the page that they were asked for on
    public record Asked(List<ListConfig> lists, String language) {}

    public Confirm(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// What a link would confirm; empty if it is none of ours, or too old, or all its lists are gone. Changes nothing.
    public Optional<Asked> look(String link) {
        return newsroom.store().read(tables -> signup(link, tables).flatMap(signup -> asked(signup, tables)));
    }

    /// Confirms.
    ///
    /// @param said how
    /// @return what, as in [#look]
    public Optional<Asked> run(String link, Said said) {
        Instant now = newsroom.clock().instant();
        return newsroom.store()
                .write(tables -> signup(link, tables).flatMap(signup -> {
                    Optional<Asked> asked = asked(signup, tables);
                    if (asked.isPresent() && tables.signups().confirm(signup.id(), now)) {
                        letIn(signup, said, tables, now);
                    }
                    return asked;
                }));
    }

    private Optional<Asked> asked(Signup signup, Tables tables) {
        return Optional.of(new Asked(lists(signup.wishes(), tables), signup.language()))
                .filter(asked -> !asked.lists().isEmpty());
    }

    private Optional<Signup> signup(String link, Tables tables) {
        Instant now = newsroom.clock().instant();
        return Token.verify(link, Purpose.CONFIRM, newsroom.key(), now)
                .flatMap(token -> tables.signups().find(token.reader(), now));
    }

    private List<ListConfig> lists(List<Wish> wishes, Tables tables) {
        return wishes.stream()
                .flatMap(wish -> tables.lists().name(wish.list()).stream())
                .flatMap(name -> Optional.ofNullable(newsroom.config().lists().get(name)).stream())
                .toList();
    }

    private void letIn(Signup signup, Said said, Tables tables, Instant now) {
        Subscriber reader = tables.subscribers().find(signup.subscriber()).orElseThrow();
        // Who reads our mail there wants it, whatever came back before.
        String erased = ReaderStep.erasedHash(newsroom.key(), reader.address().normal());
        tables.suppressions().lift(reader.address(), erased);
        tables.notes().answered(reader.id());
        describe(signup, reader, tables);
        List<Wish> joined = signup.wishes().stream()
                .filter(wish -> join(wish, signup, said, tables, now))
                .toList();
        welcome(joined, signup, tables, now);
    }

    private static void describe(Signup signup, Subscriber reader, Tables tables) {
        String name = signup.name().isEmpty() ? reader.name() : signup.name();
        tables.subscribers().describe(reader.id(), name, signup.language());
    }

    /// Who is a member by now stays one with what they chose.
    private static boolean join(Wish wish, Signup signup, Said said, Tables tables, Instant now) {
        long reader = signup.subscriber();
        Membership fresh = wish.membership(reader);
        Optional<Status> before = tables.memberships().find(wish.list(), reader).map(Membership::status);
        if (before.filter(Status.ACTIVE::equals).isPresent()) {
            return false;
        }
        if (!tables.memberships().join(fresh, now)) {
            tables.memberships().rejoin(fresh, now);
        }
        tables.memberships().consent(wish.list(), reader, SignUp.consent("asked", signup.said()), signup.at());
        tables.memberships().consent(wish.list(), reader, SignUp.consent("joined", said), now);
        return true;
    }

    private void welcome(List<Wish> joined, Signup signup, Tables tables, Instant now) {
        List<Wish> greeting = joined.stream()
                .filter(wish -> welcomeOf(wish, tables) != Welcome.NONE)
                .toList();
        if (!greeting.isEmpty()) {
            String about =
                    greeting.stream().map(wish -> String.valueOf(wish.list())).collect(Collectors.joining(","));
            note(Kind.WELCOME, greeting.getFirst().list(), about, signup, tables, now);
        }
        joined.stream()
                .filter(wish -> welcomeOf(wish, tables) == Welcome.LATEST)
                .forEach(wish -> tables.issues().latest(List.of(wish.list()), 1).stream()
                        .findFirst()
                        .ifPresent(issue ->
                                note(Kind.LATEST, wish.list(), String.valueOf(issue.number()), signup, tables, now)));
    }

    private Welcome welcomeOf(Wish wish, Tables tables) {
        return lists(List.of(wish), tables).stream()
                .findFirst()
                .map(ListConfig::welcome)
                .orElse(Welcome.NONE);
    }

    private void note(Kind kind, long list, String about, Signup signup, Tables tables, Instant now) {
        tables.notes()
                .add(Note.fresh(newsroom.key(), kind, signup.subscriber(), list, about, signup.language(), "", now));
    }
}
