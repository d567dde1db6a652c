package gazette.subscribers.products;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Another product whose export of readers is understood as it is, with those who have left.
public enum ForeignProduct {
    MAILCHIMP("Mailchimp", "email address,optin_time,confirm_time"),
    SUBSTACK("Substack", "email,active_subscription"),
    BUTTONDOWN("Buttondown", "metadata,tags,creation_date"),
    GHOST("Ghost", "email,subscribed_to_emails"),
    /// Its CSV says nothing of lists, nor who has left one. Its API does.
    LISTMONK("listmonk", "uuid,email,attributes,status");

    private final String title;
    /// In lower case, by commas.
    private final String headings;

    ForeignProduct(String title, String headings) {
        this.title = title;
        this.headings = headings;
    }

    /// The product whose export has such columns.
    public static Optional<ForeignProduct> of(Collection<String> headings) {
        Set<String> there = headings.stream()
                .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(product -> there.containsAll(List.of(product.headings.split(","))))
                .findFirst();
    }

    /// The product of a word, such as `ghost`.
    public static Optional<ForeignProduct> named(String word) {
        return Arrays.stream(values())
                .filter(product -> product.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /// As it calls itself.
    public String title() {
        return title;
    }
}
