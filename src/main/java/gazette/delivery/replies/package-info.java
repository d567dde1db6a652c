/// Receives SMTP replies, decides what they mean: for one mail, for a relay, for an issue.
@NullMarked
package gazette.delivery.replies;

import org.jspecify.annotations.NullMarked;
