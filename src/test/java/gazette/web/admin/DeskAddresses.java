package gazette.web.admin;

import gazette.accounts.AccountRole;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// An address for each page of the desk, found by following the links of its pages.
public final class DeskAddresses {
    /// Addresses that nothing leads to now: an issue that is sent is reported, not watched; a card comes by itself.
    private static final List<String> UNLINKED = List.of(
            "/desk/issues/1/progress",
            "/desk/issues/letters/1",
            "/desk/issues/letters/1/progress",
            "/desk/schedules/weekly/card");

    private final DeskFixture desk;
    private final AccountRole role;
    private final List<String> routes;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final Map<String, Integer> failed = new LinkedHashMap<>();
    private final ArrayDeque<String> next = new ArrayDeque<>();

    private DeskAddresses(DeskFixture desk, AccountRole role, List<String> routes) {
        this.desk = desk;
        this.role = role;
        this.routes = routes;
    }

    /// @param pages an address for each route that something leads to
    /// @param failed addresses that answered with an error, and which
    public record Found(Map<String, String> pages, Map<String, Integer> failed) {}

    public static Found find(DeskFixture desk, AccountRole role) {
        return new DeskAddresses(desk, role, AdminSite.pages()).run();
    }

    private Found run() {
        offer("/desk");
        UNLINKED.forEach(this::offer);
        follow();
        routes.stream().filter(route -> !route.contains("{")).forEach(this::offer);
        follow();
        return new Found(found, failed);
    }

    private void follow() {
        while (!next.isEmpty()) {
            String address = next.remove();
            HttpResponse<String> answer = desk.get(role, address);
            if (answer.statusCode() >= 400) {
                failed.put(address, answer.statusCode());
            }
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                offerLinks(Jsoup.parse(answer.body()));
            }
        }
    }

    private void offerLinks(Document page) {
        for (Element element : page.select("a[href^=/desk], [hx-get], iframe[src]")) {
            offer(element.attr(element.hasAttr("hx-get") ? "hx-get" : element.hasAttr("href") ? "href" : "src"));
        }
        // A form that shows something in a window of its own.
        for (Element button : page.select("button[formtarget=_blank][formaction]")) {
            List<String> fields = ((FormElement)
                            Optional.ofNullable(button.closest("form")).orElseThrow())
                    .formData().stream()
                            .flatMap(field -> Stream.of(field.key(), field.value()))
                            .toList();
            desk.post(role, button.attr("formaction"), fields.toArray(String[]::new))
                    .headers()
                    .firstValue("Location")
                    .ifPresent(this::offer);
        }
    }

    /// Follows the first address of each route.
    private void offer(String link) {
        String path = link.replaceFirst("[?#].*", "");
        routes.stream()
                .filter(route -> pattern(route).matcher(path).matches())
                .findFirst()
                .filter(route -> found.putIfAbsent(route, link.replaceFirst("#.*", "")) == null)
                .ifPresent(route -> next.add(Objects.requireNonNull(found.get(route))));
    }

    private static Pattern pattern(String route) {
        return Pattern.compile(
                Pattern.quote(route).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q").replaceAll("<[^>]*>", "\\\\E.+\\\\Q"));
    }
}
