package gazette.web.admin;

import gazette.press.accounts.PasskeySite;
import java.util.Locale;
import java.util.Optional;

/// Tells a page whether passkeys work where it is opened.
///
/// @param isHere whether they do
/// @param elsewhere the address of the same page at which they do; empty if they do here, or nowhere
record PasskeyPlace(boolean isHere, Optional<String> elsewhere) {
    static PasskeyPlace of(AdminRequest request) {
        Optional<PasskeySite> site = PasskeySite.of(request.app().config());
        if (site.isEmpty()) {
            return new PasskeyPlace(false, Optional.empty());
        }
        String authority =
                Optional.ofNullable(request.http().header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String host = authority.replaceFirst(":[0-9]+$", "");
        if (host.equals(site.get().id())) {
            return new PasskeyPlace(true, Optional.empty());
        }
        String port = site.get().isAnyPort() ? authority.substring(host.length()) : "";
        return new PasskeyPlace(false, Optional.of(site.get().origin() + port + address(request)));
    }

    private static String address(AdminRequest request) {
        return request.http().path()
                + Optional.ofNullable(request.http().queryString())
                        .map(query -> "?" + query)
                        .orElse("");
    }
}
