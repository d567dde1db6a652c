/// Starts the program: receives the command line, wires the commands, hands on the exit code.
@NullMarked
package gazette;

import org.jspecify.annotations.NullMarked;
