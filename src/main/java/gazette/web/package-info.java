/// The pages: receives HTTP requests, hands on what the press and the templates make of them.
@NullMarked
package gazette.web;

import org.jspecify.annotations.NullMarked;
