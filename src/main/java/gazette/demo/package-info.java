/// The whole paper on one machine: receives the workspace, hands its mail to a built-in mailbox.
@NullMarked
package gazette.demo;

import org.jspecify.annotations.NullMarked;
