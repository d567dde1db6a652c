package gazette.delivery.mime;

import gazette.render.SubscriberSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a text cut at its slots.
///
/// @param constants the texts before, between and after the slots: one more than there are slots
/// @param slots each a value of the subscriber's; empty for the token
record SlottedText(List<String> constants, List<Optional<ValueSlot>> slots) {
    /// Cuts a text.
    ///
    /// @param isHtml whether the values are to be escaped as HTML
    static SlottedText of(String text, TokenPlaceholder token, List<SubscriberSlot> values, boolean isHtml) {
        var constants = new ArrayList<String>();
        var slots = new ArrayList<Optional<ValueSlot>>();
        var next = new NextMark(text, token, values);
        int from = 0;
        while (next.isThere()) {
            constants.add(text.substring(from, next.at));
            slots.add(next.value.map(slot -> new ValueSlot(isHtml, slot)));
            from = next.at + next.length;
            next.find(from);
        }
        constants.add(text.substring(from));
        return new SlottedText(constants, slots);
    }

    /// Finds the next mark from a position on.
    private static final class NextMark {
        private final String text;
        private final TokenPlaceholder token;
        private final List<SubscriberSlot> values;
        private int at;
        private int length;
        private Optional<SubscriberSlot> value = Optional.empty();

        NextMark(String text, TokenPlaceholder token, List<SubscriberSlot> values) {
            this.text = text;
            this.token = token;
            this.values =
                    values.stream().filter(slot -> text.contains(slot.mark())).toList();
            find(0);
        }

        boolean isThere() {
            return at >= 0;
        }

        void find(int from) {
            at = token.length() == 0 ? -1 : text.indexOf(token.mark(), from);
            length = token.mark().length();
            value = Optional.empty();
            for (SubscriberSlot slot : values) {
                int found = text.indexOf(slot.mark(), from);
                if (found >= 0 && (at < 0 || found < at)) {
                    at = found;
                    length = slot.mark().length();
                    value = Optional.of(slot);
                }
            }
        }
    }
}
