package gazette.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads what a feed's server is sent beside the request itself: `user`, `password_file` and `headers`. No diagnostic
/// repeats a value.
final class OriginHeadersReader {
    private static final String LOGIN =
            "write user: NAME and password_file: data/NAME-password, or password: ${NAME_PASSWORD}";
    private static final String SECRET = "write ${NAME} in place of the secret, or a block with file: data/NAME-header";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\t -~]{1,8000}");
    private static final Pattern SECRET_NAME =
            Pattern.compile("auth|cookie|key|token|secret|pass|session|credential|signature", Pattern.CASE_INSENSITIVE);
    /// What frames a request, or is decided by what the server said before.
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "range",
            "accept-encoding",
            "if-none-match",
            "if-modified-since",
            "proxy-authorization",
            "proxy-connection");

    private final YamlBlock feed;
    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private OriginHeadersReader(YamlBlock feed) {
        this.feed = feed;
    }

    /// @param address of the feed
    static OriginHeaders read(YamlBlock feed, String address) {
        var reader = new OriginHeadersReader(feed);
        BasicLoginReader.read(feed, LOGIN).ifPresent(login -> reader.fields.put(OriginHeaders.AUTHORIZATION, login));
        reader.readHeaders();
        var isOpen = address.regionMatches(true, 0, "http:", 0, 5);
        if (!reader.fields.isEmpty() && isOpen && !LoopbackHosts.isLoopback(host(address))) {
            feed.warn("feed", "the login is sent over http, where others can read it", "write https:// if you can");
        }
        return new OriginHeaders(address, reader.fields);
    }

    private static String host(String address) {
        return address.replaceFirst("(?i)^http://(\\[[^]]*]|[^:/?#]*).*", "$1");
    }

    private void readHeaders() {
        var headers = feed.block("headers");
        for (var name : headers.names()) {
            if (!NAME.matcher(name).matches()) {
                headers.fault(
                        name, "\"" + name + "\" is not the name of a header field", "write one such as X-Api-Key");
            } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.fault(name, "the header field " + name + " is set by Gazette itself", "leave it out");
            } else if (fields.containsKey(name)) {
                headers.fault(name, "the header field " + name + " is set twice", "leave it out, or the other one");
            } else {
                value(headers, name).ifPresent(value -> fields.put(name, value));
            }
        }
    }

    private static Optional<String> value(YamlBlock headers, String name) {
        if (headers.hasBlock(name)) {
            var block = headers.block(name);
            var workspace = block.file().workspace();
            return Optional.of(block.required("file", text -> fromFile(workspace, name, text), "", SECRET));
        }
        var literal = headers.template(name)
                .filter(text -> !ExternalPasswordReader.VARIABLE.matcher(text).find())
                .filter(_ -> SECRET_NAME.matcher(name).find());
        if (literal.isPresent()) {
            headers.fault(name, "the secret of " + name + " stands in the file itself", SECRET);
            return Optional.empty();
        }
        return headers.value(name, text -> checked(name, text));
    }

    private static String fromFile(Path workspace, String name, String written) {
        var file = SourceConfigReader.path(workspace, written);
        var remedy = "put the value of " + name + " alone into " + file + " and run chmod 600 on it";
        return checked(name, OwnerOnlyFile.read(file, "file \"" + written + "\" of " + name, remedy));
    }

    private static String checked(String name, String text) {
        if (!VALUE.matcher(text.strip()).matches()) {
            throw new InvalidValueException(
                    "the value of " + name + " is empty, too long, or holds a line break or a letter beyond ASCII",
                    "write what the server expects, on one line");
        }
        return text.strip();
    }
}
