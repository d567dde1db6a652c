package gazette.press.membership;

import gazette.config.ListConfig;
import gazette.delivery.localmail.MailFolder;
import gazette.press.imports.ImportBatch;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Erases a subscriber's data. A keyed hash of the address stays, so that no import brings them back.
public final class EraseSubscriber {
    private final AppContext context;

    /// Says what happened.
    public sealed interface Outcome {
        /// No subscriber has the address.
        record Unknown() implements Outcome {}

        /// A letter to them is in flight; nothing was erased.
        record Underway() implements Outcome {}

        /// Their data is erased.
        ///
        /// @param remains places that still hold the address, which a person must change
        record Erased(int mails, List<String> remains) implements Outcome {}
    }

    public EraseSubscriber(AppContext context) {
        this.context = context;
    }

    /// Erases the subscriber with an address.
    public Outcome run(EmailAddress address) {
        Outcome erased = context.store().write(tables -> {
            Optional<Subscriber> subscriber = tables.subscribers().byAddress(address);
            if (subscriber.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (tables.subscriberEraser().isInFlight(subscriber.get().id())) {
                return new Outcome.Underway();
            }
            Instant now = context.clock().instant();
            String hash = ImportBatch.erasedHash(context.keyRing(), address.normal());
            tables.subscriberEraser().erase(subscriber.get().id(), address, hash, now);
            tables.events().addAuditEntry("erase", "reader", "", now);
            return new Outcome.Erased(0, List.of());
        });
        return switch (erased) {
            case Outcome.Erased _ ->
                new Outcome.Erased(new MailFolder(context.mailbox()).deleteMailsTo(address), remains(address));
            case Outcome.Unknown unknown -> unknown;
            case Outcome.Underway underway -> underway;
        };
    }

    /// Returns rows in the workspace's files that still name the address. They bring nobody back.
    private List<String> remains(EmailAddress address) {
        var remains = new ArrayList<String>();
        for (ListConfig list : context.config().lists().values()) {
            Path shown = Path.of("subscribers", list.name() + ".csv");
            Path file = context.config().workspace().resolve(shown);
            if (Files.exists(file)) {
                remains.addAll(lines(file, shown, address));
            }
        }
        return remains;
    }

    private static List<String> lines(Path file, Path shown, EmailAddress address) {
        try {
            String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
            var found = new ArrayList<String>();
            int line = 0;
            try (Stream<String> lines = text.lines()) {
                for (String written : lines.toList()) {
                    line++;
                    if (written.toLowerCase(Locale.ROOT).contains(address.normal())) {
                        found.add(shown + ":" + line);
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
