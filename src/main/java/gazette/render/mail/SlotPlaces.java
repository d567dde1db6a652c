package gazette.render.mail;

import gazette.render.RenderException;
import gazette.render.SubscriberSlot;
import gazette.render.SubscriberSlot.Place;
import gazette.render.SubscriberSlots;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out where in a letter something of its subscriber is shown, so that it is escaped for that place.
final class SlotPlaces {
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "cite", "background", "poster");
    private static final Set<String> RAW = Set.of("style", "script");

    /// Ends before a space, an angle bracket, a quote, and a full-width mark.
    private static final Pattern ADDRESS_IN_TEXT =
            Pattern.compile("(?i)(?:https?://|mailto:)[^\\s<>\"\u3000-\u303F\uFF00-\uFFEF]+");

    private final String html;
    private final String template;
    private final StringBuilder settled;
    private final SubscriberSlots slots;

    private SlotPlaces(String html, SubscriberSlots slots, String template) {
        this.html = html;
        this.slots = slots;
        this.template = template;
        this.settled = new StringBuilder(html.length() + 200);
    }

    /// Returns the HTML with a mark for each place, and each mark between tags in a `bdi`.
    ///
    /// @param template for error messages
    /// @throws RenderException if something is shown where a value could do harm, such as in a style
    static String settle(String html, SubscriberSlots slots, String template) {
        return slots.all().isEmpty() ? html : new SlotPlaces(html, slots, template).settle();
    }

    /// Returns plain text with a mark of its own for each place within an address, where a space would end the link.
    static String settleText(String text, SubscriberSlots slots) {
        var ofText = slots.all();
        if (ofText.isEmpty()) {
            return text;
        }
        return ADDRESS_IN_TEXT.matcher(text).replaceAll(address -> {
            String settled = address.group();
            for (SubscriberSlot slot : ofText) {
                if (settled.contains(slot.mark())) {
                    settled = settled.replace(
                            slot.mark(), slots.at(slot, Place.ADDRESS).mark());
                }
            }
            return Matcher.quoteReplacement(settled);
        });
    }

    private String settle() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            tag = tag < 0 ? html.length() : tag;
            addText(html.substring(at, tag));
            at = tag == html.length() ? tag : addMarkup(tag);
        }
        return settled.toString();
    }

    /// Adds a tag or a comment.
    ///
    /// @return where the text behind it begins
    private int addMarkup(int tag) {
        if (html.startsWith("<!--", tag)) {
            int end = html.indexOf("-->", tag);
            end = end < 0 ? html.length() : end + "-->".length();
            // What Outlook alone reads stands in comments. An escaped value cannot end one.
            settled.append(marked(html.substring(tag, end), Place.ATTRIBUTE));
            return end;
        }
        int end = endOfTag(tag);
        String written = html.substring(tag, end);
        addTag(written);
        String name = name(written);
        if (!RAW.contains(name) && !name.equals("title")) {
            return end;
        }
        int close = html.toLowerCase(Locale.ROOT).indexOf("</" + name, end);
        close = close < 0 ? html.length() : close;
        String content = html.substring(end, close);
        if (RAW.contains(name)) {
            refuseIn(content, "in `<" + name + ">`");
        }
        settled.append(marked(content, Place.ATTRIBUTE));
        return close;
    }

    private void addText(String text) {
        String marked = text;
        for (SubscriberSlot slot : ofText()) {
            marked = marked.replace(slot.mark(), "<bdi>" + slot.mark() + "</bdi>");
        }
        settled.append(marked);
    }

    private void addTag(String tag) {
        if (ofText().stream().noneMatch(slot -> tag.contains(slot.mark()))) {
            settled.append(tag);
            return;
        }
        int at = 0;
        for (int begin = tag.indexOf("=\""); begin >= 0; begin = tag.indexOf("=\"", at)) {
            int end = tag.indexOf('"', begin + 2);
            end = end < 0 ? tag.length() : end;
            String before = tag.substring(at, begin);
            refuseIn(before, "in the name of an element or attribute");
            settled.append(before).append("=\"");
            addValue(
                    before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT),
                    tag.substring(begin + 2, end));
            at = end;
        }
        refuseIn(tag.substring(at), "in an element's tag");
        settled.append(tag, at, tag.length());
    }

    private void addValue(String attribute, String value) {
        if (attribute.equals("style") || attribute.startsWith("on")) {
            refuseIn(value, "in `" + attribute + "=`");
        }
        settled.append(marked(value, ADDRESSES.contains(attribute) ? Place.ADDRESS : Place.ATTRIBUTE));
    }

    private String marked(String text, Place place) {
        String marked = text;
        for (SubscriberSlot slot : ofText()) {
            if (marked.contains(slot.mark())) {
                marked = marked.replace(slot.mark(), slots.at(slot, place).mark());
            }
        }
        return marked;
    }

    private void refuseIn(String text, String where) {
        ofText().stream().filter(slot -> text.contains(slot.mark())).findFirst().ifPresent(slot -> {
            throw RenderException.of(
                    template,
                    1,
                    "`subscriber." + slot.fields().getFirst() + "` is shown " + where + ", where it could do harm",
                    "show it between tags, in a title or alt text, or as a part of a link's address");
        });
    }

    private List<SubscriberSlot> ofText() {
        return slots.all().stream().filter(slot -> slot.place() == Place.TEXT).toList();
    }

    /// Attributes are in double quotes after the styles were moved into them, and may hold a `>`.
    private int endOfTag(int tag) {
        boolean isQuoted = false;
        for (int at = tag; at < html.length(); at++) {
            char c = html.charAt(at);
            isQuoted ^= c == '"';
            if (c == '>' && !isQuoted) {
                return at + 1;
            }
        }
        return html.length();
    }

    private static String name(String tag) {
        int end = 1;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(1, end).toLowerCase(Locale.ROOT);
    }
}
