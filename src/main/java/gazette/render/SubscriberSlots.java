package gazette.render;

import gazette.render.SubscriberSlot.Place;
import gazette.text.Sha256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Collects what a letter says of its subscriber while its templates are rendered. A template gets a mark in the
/// value's place, of digits only, so that no escaping and no change of case touches it. For pages and feeds there are
/// no marks: they show the fallback.
///
/// A mark is derived from the letter's whole content, so that no article can hold it: who writes an article cannot know
/// it before the article is written. Otherwise a feed's entry could hold a link that the subscriber's name is put into.
public final class SubscriberSlots {
    /// So many digits are 79 bits.
    private static final int DIGITS = 24;
    private static final int EDGE = 8;

    private final Supplier<String> content;
    private final boolean isFilledIn;
    private final Map<String, SubscriberSlot> slots = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private String seed = "";

    /// Describes where a template uses a field.
    ///
    /// @param template its name, or [#SUBJECT] for a line of a schedule
    public record Use(String field, String template, int line) {
        /// Stands for a template that is no file.
        public static final String SUBJECT = "subject";
    }

    private SubscriberSlots(Supplier<String> content, boolean isFilledIn) {
        this.content = content;
        this.isFilledIn = isFilledIn;
    }

    /// Returns slots for one letter.
    ///
    /// @param content returns all text of others that is in the letter; asked once there is a slot
    public static SubscriberSlots of(Supplier<String> content) {
        return new SubscriberSlots(content, true);
    }

    /// Returns slots of which each shows its fallback, for everybody.
    public static SubscriberSlots fallbacks() {
        return new SubscriberSlots(() -> "", false);
    }

    /// Returns what a template gets for some fields: a mark, or the fallback.
    public String text(List<String> fields, String fallback) {
        return isFilledIn ? slot(Place.TEXT, fields, fallback).mark() : fallback;
    }

    /// Records where a template uses a field.
    public void add(Use use) {
        uses.add(use);
    }

    /// Returns where templates used fields.
    public List<Use> uses() {
        return List.copyOf(uses);
    }

    /// Returns the slot of the same value at another place.
    public SubscriberSlot at(SubscriberSlot slot, Place place) {
        return slot(place, slot.fields(), slot.fallback());
    }

    /// Returns all slots.
    public List<SubscriberSlot> all() {
        return List.copyOf(slots.values());
    }

    /// Returns a plain text as one subscriber gets it.
    public static String filled(String text, Collection<SubscriberSlot> slots, SubscriberFields subscriber) {
        String filled = text;
        for (SubscriberSlot slot : slots) {
            filled = filled.replace(slot.mark(), slot.plain(subscriber));
        }
        return filled;
    }

    /// Returns HTML as one subscriber gets it.
    public static String filledHtml(String html, Collection<SubscriberSlot> slots, SubscriberFields subscriber) {
        String filled = html;
        for (SubscriberSlot slot : slots) {
            filled = filled.replace(slot.mark(), SubscriberSlot.escaped(slot.inHtml(subscriber)));
        }
        return filled;
    }

    /// Returns whether every mark in a text is whole. A template that cuts texts may have cut one.
    public boolean isWhole(String text) {
        return slots.values().stream().allMatch(slot -> {
            String mark = slot.mark();
            int whole = count(text, mark);
            return count(text, mark.substring(0, EDGE)) == whole && count(text, mark.substring(DIGITS - EDGE)) == whole;
        });
    }

    private SubscriberSlot slot(Place place, List<String> fields, String fallback) {
        if (seed.isEmpty()) {
            seed = Sha256.hex(content.get());
        }
        String key = String.join("\n", seed, place.name(), fields.toString(), fallback);
        return slots.computeIfAbsent(key, _ -> new SubscriberSlot(digits(key), place, fields, fallback));
    }

    private static String digits(String key) {
        String number = new BigInteger(Sha256.hex(key), 16).toString();
        return number.substring(number.length() - DIGITS);
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
