/// Exams: the program as a process of its own, killed, stopped and starved while it sends.
@NullMarked
package gazette.exam;

import org.jspecify.annotations.NullMarked;
