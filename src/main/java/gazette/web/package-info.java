/// Serves the web pages: receives HTTP requests, calls `press` and the renderers, hands on responses.
@NullMarked
package gazette.web;

import org.jspecify.annotations.NullMarked;
