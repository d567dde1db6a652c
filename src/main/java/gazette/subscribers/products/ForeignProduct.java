package gazette.subscribers.products;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists the products whose exports can be imported as they are, including unsubscribed people.
public enum ForeignProduct {
    MAILCHIMP("Mailchimp", "email address,optin_time,confirm_time"),
    SUBSTACK("Substack", "email,active_subscription"),
    BUTTONDOWN("Buttondown", "metadata,tags,creation_date"),
    GHOST("Ghost", "email,subscribed_to_emails"),
    /// Its CSV has neither lists nor unsubscribed people; its API has both.
    LISTMONK("listmonk", "uuid,email,attributes,status");

    private final String title;
    /// Headings that identify the export, in lower case, separated by commas.
    private final String headings;

    ForeignProduct(String title, String headings) {
        this.title = title;
        this.headings = headings;
    }

    /// Returns the product whose export has these headings.
    public static Optional<ForeignProduct> of(Collection<String> headings) {
        Set<String> present = headings.stream()
                .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(product -> present.containsAll(List.of(product.headings.split(","))))
                .findFirst();
    }

    /// Returns the product with a name such as `ghost`.
    public static Optional<ForeignProduct> named(String word) {
        return Arrays.stream(values())
                .filter(product -> product.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /// Returns the name as the product writes it.
    public String title() {
        return title;
    }
}
