/// Receives a request's header. Hands on who asks, and how the response may be encoded.
@NullMarked
package gazette.web.http;

import org.jspecify.annotations.NullMarked;
