/// Serves the desk, the pages of those who run the paper: receives requests of accounts, calls `press`, hands on pages.
@NullMarked
package gazette.web.admin;

import org.jspecify.annotations.NullMarked;
