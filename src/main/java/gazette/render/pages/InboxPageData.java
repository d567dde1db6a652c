package gazette.render.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds what the local inbox shows: what each recipient got, and the one mail that is open.
///
/// @param path the mailbox page's path; a mail is at `PATH/ID`, its other tabs at `PATH/ID?tab=text|source`
/// @param recipients one for each recipient
/// @param onHold why nothing is sent until somebody confirms it; empty if all is well
public record InboxPageData(String path, List<Recipient> recipients, Optional<OpenMail> open, Optional<String> onHold) {
    public InboxPageData {
        recipients = List.copyOf(recipients);
    }

    /// Creates what is shown while letters are sent.
    public InboxPageData(String path, List<Recipient> recipients, Optional<OpenMail> open) {
        this(path, recipients, open, Optional.empty());
    }

    /// Returns samples: empty, with a mail, and with that mail open in each tab.
    public static List<InboxPageData> samples() {
        var mail = new Mail("1", "Sample", Instant.EPOCH);
        var recipients = List.of(new Recipient("a@example.org", List.of(mail)));
        List<InboxPageData> samples = new ArrayList<>();
        samples.add(new InboxPageData("/mailbox", List.of(), Optional.empty()));
        samples.add(new InboxPageData("/mailbox", recipients, Optional.empty(), Optional.of("h")));
        for (Tab tab : Tab.values()) {
            var open = new OpenMail(mail, "f", "t", tab, "b");
            samples.add(new InboxPageData("/mailbox", recipients, Optional.of(open)));
        }
        return samples;
    }

    /// Holds a recipient's mails, in the order in which they are shown.
    public record Recipient(String address, List<Mail> mails) {
        public Recipient {
            mails = List.copyOf(mails);
        }
    }

    /// Describes a mail in the list.
    ///
    /// @param id its place in addresses: letters, digits, `-` and `_`
    public record Mail(String id, String subject, Instant date) {}

    /// Describes the open mail.
    ///
    /// @param body of the tab that is shown: the HTML part, the text part, or the raw source
    public record OpenMail(Mail mail, String from, String to, Tab tab, String body) {}

    /// Lists the ways to see a mail.
    public enum Tab {
        HTML,
        TEXT,
        SOURCE;

        /// Returns the word for it in addresses.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
