package gazette.press;

import gazette.config.ListConfig;
import gazette.delivery.MailFolder;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Subscriber;
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

/// Forgets a reader. A keyed hash of the address stays, so that no import brings them back.
public final class EraseReader {
    private final Newsroom newsroom;

    /// What came of it.
    public sealed interface Outcome {
        /// Nobody has the address.
        record Unknown() implements Outcome {}

        /// A letter is just going out to them; nothing was erased.
        record Underway() implements Outcome {}

        /// They are forgotten.
        ///
        /// @param remains where the address still stands, which is not for a program to change
        record Erased(int mails, List<String> remains) implements Outcome {}
    }

    public EraseReader(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Erases them.
    public Outcome run(EmailAddress address) {
        Outcome erased = newsroom.store().write(tables -> {
            Optional<Subscriber> reader = tables.subscribers().byAddress(address);
            if (reader.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (tables.erasures().isUnderway(reader.get().id())) {
                return new Outcome.Underway();
            }
            Instant now = newsroom.clock().instant();
            String hash = ReaderStep.erasedHash(newsroom.key(), address.normal());
            tables.erasures().erase(reader.get().id(), address, hash, now);
            tables.events().order("erase", "reader", "", now);
            return new Outcome.Erased(0, List.of());
        });
        return switch (erased) {
            case Outcome.Erased _ ->
                new Outcome.Erased(new MailFolder(newsroom.mailbox()).forget(address), remains(address));
            case Outcome.Unknown unknown -> unknown;
            case Outcome.Underway underway -> underway;
        };
    }

    /// Rows in the workspace's files that still name the address. They bring nobody back.
    private List<String> remains(EmailAddress address) {
        var remains = new ArrayList<String>();
        for (ListConfig list : newsroom.config().lists().values()) {
            Path shown = Path.of("subscribers", list.name() + ".csv");
            Path file = newsroom.config().workspace().resolve(shown);
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
