/// The wiring: receives the command line, builds the rooms and starts the doors, hands on the exit code.
@NullMarked
package gazette;

import org.jspecify.annotations.NullMarked;
