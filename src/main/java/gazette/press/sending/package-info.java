/// Receives a frozen issue, delivers it: control of sending, recovery after a crash, progress.
@NullMarked
package gazette.press.sending;

import org.jspecify.annotations.NullMarked;
