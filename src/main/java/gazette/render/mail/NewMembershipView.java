package gazette.render.mail;

import gazette.config.Cadence;
import gazette.config.ListConfig;

/// Describes a list that a subscriber has just joined.
///
/// @param unsubscribe address of this subscriber's own page for leaving it
public record NewMembershipView(ListConfig list, Cadence cadence, String unsubscribe) {}
