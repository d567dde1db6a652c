package gazette.web.admin;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Renders the desk's pages from its templates in the jar.
///
/// Each template may call `t("key", …)` for a text, `time(instant)` or `time(instant, zone)` for a moment,
/// `number(n)` and `asset("file")`.
final class AdminRenderer {
    /// The pages that the navigation leads to, in order. One is shown to whom it would let in.
    private static final List<String> NAVIGATION = List.of(
            "/desk",
            "/desk/issues",
            "/desk/articles",
            "/desk/schedules",
            "/desk/sources",
            "/desk/reviews",
            "/desk/team",
            "/desk/audit",
            "/desk/account");

    private final AdminAssets assets;
    private final List<AdminRoute> routes;
    private final Configuration templates = configuration();

    AdminRenderer(AdminAssets assets, List<AdminRoute> routes) {
        this.assets = assets;
        this.routes = routes;
    }

    /// Returns a page.
    String render(String template, Map<String, ?> model, AdminRequest request) {
        Map<String, @Nullable Object> variables = new HashMap<>(model);
        Locale locale = request.locale();
        variables.put("language", AdminText.LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en");
        variables.put("publication", request.app().config().publication().title());
        variables.put("account", request.signedIn());
        variables.put("navigation", request.signedIn().map(this::navigation).orElse(List.of()));
        variables.put("address", request.http().path());
        variables.put("isFragment", request.isFragment());
        variables.put("notice", notice(request));
        variables.put("t", (TemplateMethodModelEx) arguments -> text(request, arguments));
        variables.put("time", (TemplateMethodModelEx) arguments -> time(request, arguments));
        variables.put("number", (TemplateMethodModelEx)
                arguments -> request.text("frame.number", unwrapped(arguments).toArray()));
        variables.put("asset", (TemplateMethodModelEx)
                arguments -> assets.address(String.valueOf(unwrapped(arguments).getFirst())));
        var page = new StringWriter();
        try {
            templates.getTemplate(template + ".ftlh").process(variables, page);
        } catch (TemplateException e) {
            throw new IllegalStateException(template + ".ftlh: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private List<String> navigation(Account account) {
        return NAVIGATION.stream()
                .filter(path -> routes.stream()
                        .anyMatch(route -> route.isPage()
                                && route.path().equals(path)
                                && route.role()
                                        .filter(role -> lets(account, role))
                                        .isPresent()))
                .toList();
    }

    private static boolean lets(Account account, AccountRole role) {
        return account.role().includes(role);
    }

    private static Optional<String> notice(AdminRequest request) {
        return NoticeCookie.take(request.http())
                .filter(notice -> AdminText.of(request.locale()).has(notice.key()))
                .flatMap(notice -> filled(notice, request));
    }

    /// Whoever can set cookies for our host may have written anything into it.
    private static Optional<String> filled(NoticeCookie.Notice notice, AdminRequest request) {
        try {
            return Optional.of(request.text(notice.key(), notice.values().toArray()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(AdminRequest request, List<?> arguments) throws TemplateModelException {
        List<@Nullable Object> values = unwrapped(arguments);
        return request.text(
                String.valueOf(values.getFirst()),
                values.stream().skip(1).map(value -> value == null ? "" : value).toArray());
    }

    private static Object time(AdminRequest request, List<?> arguments) throws TemplateModelException {
        List<@Nullable Object> values = unwrapped(arguments);
        Object zone = values.size() > 1 ? values.get(1) : null;
        String html = TimeText.html(
                (Instant) java.util.Objects.requireNonNull(values.getFirst()),
                request.locale(),
                zone == null ? request.zone() : ZoneId.of(zone.toString()),
                request.zone());
        return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    }

    private static List<@Nullable Object> unwrapped(List<?> arguments) throws TemplateModelException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object argument : arguments) {
            values.add(argument == null ? null : DeepUnwrap.unwrap((freemarker.template.TemplateModel) argument));
        }
        return values;
    }

    private static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(AdminRenderer.class.getClassLoader(), "gazette/admin");
        configuration.setObjectWrapper(new AdminObjectWrapper());
        configuration.setDefaultEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setLocalizedLookup(false);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        return configuration;
    }
}
