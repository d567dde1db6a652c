/// Sends single mails about events: confirmations, welcomes, alerts for editors.
@NullMarked
package gazette.press.notifications;

import org.jspecify.annotations.NullMarked;
