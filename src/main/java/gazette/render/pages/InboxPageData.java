package gazette.render.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The local mailbox: what each recipient got, and the one mail that is being read.
///
/// @param path the mailbox page's path; a mail is at `PATH/ID`, its other tabs at `PATH/ID?tab=text|source`
/// @param recipients one for each recipient
public record InboxPageData(String path, List<Recipient> recipients, Optional<OpenMail> open) {
    public InboxPageData {
        recipients = List.copyOf(recipients);
    }

    /// A recipient's mails, in the order they are to be shown.
    public record Recipient(String address, List<Mail> mails) {
        public Recipient {
            mails = List.copyOf(mails);
        }
    }

    /// A mail in a box.
    ///
    /// @param id its place in addresses: letters, digits, `-` and `_`
    public record Mail(String id, String subject, Instant date) {}

    /// The mail that is being read.
    ///
    /// @param body of the tab that is shown: the HTML part, the text part, or the raw source
    public record OpenMail(Mail mail, String from, String to, Tab tab, String body) {}

    /// A way to see a mail.
    public enum Tab {
        HTML,
        TEXT,
        SOURCE;

        /// The word in addresses.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
