/// Runs the whole program on one machine: receives a workspace, hands its mails to a built-in mail server.
@NullMarked
package gazette.demo;

import org.jspecify.annotations.NullMarked;
