/// The command line: receives arguments, hands on results to stdout, progress to stderr and an exit code.
@NullMarked
package gazette.cli;

import org.jspecify.annotations.NullMarked;
