package gazette.render.themes;

import gazette.render.SubscriberSlots;

/// Holds the variable that every template of a theme has for the subscriber of a letter.
record SubscriberVariables(SubscriberSlots subscriber) {}
