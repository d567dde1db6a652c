package gazette.press.imports;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.config.Diagnostic;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.NotModified;
import gazette.sources.http.FetchResult.Unreachable;
import gazette.sources.http.Fetcher;
import gazette.subscribers.csv.UnreadableCsvException;
import gazette.text.BoundedJson;
import gazette.text.BoundedJson.InvalidJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Reads lists and subscribers from a listmonk server by its API, page by page.
final class ListmonkClient {
    private static final int PAGE = 500;

    private final Fetcher fetcher;
    private final String address;
    private final Login login;

    /// Holds the name and the token of an API user.
    record Login(String user, String password) {
        /// Never prints the password.
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /// Describes one of its lists.
    ///
    /// @param single whether subscribers need not confirm (single opt-in)
    record TheirList(long id, String name, boolean single) {}

    /// @param address as people open it, such as `https://lists.example.org`
    ListmonkClient(Fetcher fetcher, String address, Login login) {
        this.fetcher = fetcher;
        this.address = address.replaceFirst("/+$", "");
        this.login = login;
    }

    /// Returns the server's name in messages.
    Path shown() {
        return Path.of("listmonk at " + Fetcher.host(address));
    }

    /// Returns all its lists.
    List<TheirList> lists() {
        var lists = new ArrayList<TheirList>();
        new Pages("/api/lists?minimal=false&per_page=" + PAGE)
                .forEachRemaining(list -> lists.add(new TheirList(
                        list.path("id").asLong(),
                        list.path("name").asText(),
                        list.path("optin").asText().equals("single"))));
        return lists;
    }

    /// Returns all its subscribers, the oldest first, so that those who join in the meantime come last.
    Iterator<JsonNode> subscribers() {
        return new Pages("/api/subscribers?order_by=created_at&order=ASC&per_page=" + PAGE);
    }

    /// Iterates over the results of all pages.
    private final class Pages implements Iterator<JsonNode> {
        private final String path;
        private final Deque<JsonNode> results = new ArrayDeque<>();
        private long page;
        private boolean last;

        Pages(String path) {
            this.path = path;
        }

        @Override
        public boolean hasNext() {
            while (results.isEmpty() && !last) {
                page++;
                JsonNode data = ask(path + "&page=" + page).path("data");
                // Old versions of listmonk return all lists on one page.
                JsonNode found = data.isArray() ? data : data.path("results");
                found.forEach(results::add);
                last = data.isArray()
                        || found.isEmpty()
                        || page * Math.max(1, data.path("per_page").asLong(PAGE))
                                >= data.path("total").asLong();
            }
            return !results.isEmpty();
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return results.remove();
        }
    }

    private JsonNode ask(String path) {
        return switch (fetcher.fetchJson(address + path, login.user(), login.password())) {
            case Fetched fetched -> json(fetched.bytes());
            case HttpError declined -> throw declined(declined.status());
            case NotModified _ -> throw declined(304);
            case Forbidden(String problem, String remedy) -> throw fault(problem, remedy);
            case Unreachable unreachable ->
                throw fault("it cannot be reached: " + unreachable.reason(), "see that the address is right");
        };
    }

    private JsonNode json(byte[] bytes) {
        try {
            return BoundedJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (InvalidJsonException e) {
            throw fault(
                    "it does not answer as listmonk does: " + e.getMessage(), "write its address as people open it");
        }
    }

    private UnreadableCsvException declined(int status) {
        return switch (status) {
            case 401, 403 ->
                fault(
                        "it refuses the login of '" + login.user() + "' (" + status + ")",
                        "make an API user there who may see lists and all subscribers, and write --user and its token");
            case 301, 302, 307, 308 ->
                fault("it sends elsewhere (" + status + ")", "write the address where that leads");
            default -> fault("it answers " + status, "write its address as people open it, without /admin or /api");
        };
    }

    UnreadableCsvException fault(String problem, String remedy) {
        return new UnreadableCsvException(new Diagnostic(shown(), 1, problem, remedy));
    }
}
