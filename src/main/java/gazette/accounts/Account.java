package gazette.accounts;

import gazette.subscribers.address.EmailAddress;
import java.util.Optional;

/// Describes a person who signs in to the desk.
///
/// @param name what the person signs in with, and what others see
/// @param address where the desk's mails to the person go
/// @param language of the desk for this person, as a BCP 47 tag: `en` or `zh`; empty for the browser's
/// @param zone the person's time zone, as in the IANA database; empty for the publication's
public record Account(
        long id,
        String name,
        AccountRole role,
        Optional<EmailAddress> address,
        Optional<String> language,
        Optional<String> zone) {}
