package gazette.press.publishing;

import gazette.press.composing.RenderVariants.Variants;
import gazette.store.SubscriberGroupTable.GroupVariant;
import java.util.List;
import java.util.stream.IntStream;

/// Counts who would get each variant of an issue.
final class VariantRecipients {
    private VariantRecipients() {}

    /// Returns the number of subscribers for each variant, in their order.
    static List<Long> of(Variants rendered) {
        return IntStream.rangeClosed(1, rendered.variants().size())
                .mapToObj(variant -> count(rendered.assignments(), variant))
                .toList();
    }

    private static long count(List<GroupVariant> assignments, int variant) {
        return assignments.stream()
                .filter(assignment -> assignment.variant() == variant)
                .mapToLong(assignment -> assignment.group().size())
                .sum();
    }
}
