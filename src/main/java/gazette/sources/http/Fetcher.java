package gazette.sources.http;

import gazette.config.Config;
import gazette.config.FetchConfig;
import gazette.config.OriginHeaders;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.NotModified;
import gazette.sources.http.FetchResult.Unreachable;
import gazette.text.FailureText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/// Sends HTTP requests to other servers: http and https only, to public addresses only, with limits of time and size,
/// and
/// one request at a time for each site. Sends no cookies and no Referer. Checks each redirect before following it, and
/// follows none from https to http.
/// Thread-safe.
public final class Fetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);

    private final HttpClients clients;
    private final AddressGuard guard;
    private final FetchLimits limits;
    private final String userAgent;
    private final HostLimiter hostLimiter = new HostLimiter();
    private final MemoryBudget budget;

    /// Creates a fetcher by the settings; its User-Agent names the public address.
    public static Fetcher of(Config config) {
        String contact =
                config.publication().publicUrl().map(url -> " (+" + url + ")").orElse("");
        return new Fetcher(config.fetch(), "Gazette" + contact);
    }

    /// Creates a fetcher.
    ///
    /// @param userAgent tells the servers who asks, and where to complain
    public Fetcher(FetchConfig config, String userAgent) {
        this(config, userAgent, FetchLimits.of(config), new DnsWithTimeout());
    }

    Fetcher(FetchConfig config, String userAgent, FetchLimits limits, Dns dns) {
        this.limits = limits;
        this.guard = new AddressGuard(config.allow());
        this.budget = limits.budget();
        this.userAgent = userAgent;
        this.clients = new HttpClients(config, guard, limits, budget, dns);
    }

    /// Returns the host of an address; the address itself if it has none.
    public static String host(String address) {
        return Optional.ofNullable(HttpUrl.parse(address)).map(HttpUrl::host).orElse(address);
    }

    /// Takes the login out of an address such as `https://user:password@example.org/feed`.
    ///
    /// @return what is sent to the address without it; empty if it cannot be told apart
    public static Optional<OriginHeaders> loginIn(String address) {
        return Optional.ofNullable(HttpUrl.parse(address))
                .filter(url -> !url.username().isEmpty())
                .map(url -> OriginHeaders.login(withoutLogin(url).toString(), url.username(), url.password()));
    }

    /// Returns whether an address gets the header fields of an origin.
    public static boolean isOfOrigin(String address, OriginHeaders headers) {
        return parsed(address).filter(url -> !fieldsFor(url, headers).isEmpty()).isPresent();
    }

    /// Fetches an address.
    public FetchResult fetch(String address) {
        return fetch(address, OriginHeaders.NONE);
    }

    /// Fetches an address with the header fields of its origin, if it has that origin.
    public FetchResult fetch(String address, OriginHeaders headers) {
        return fetch(address, CacheValidators.NONE, headers);
    }

    /// Fetches an address, unless it has not changed. What is meant for an origin is not sent after a redirect has
    /// left it.
    public FetchResult fetch(String address, CacheValidators known, OriginHeaders headers) {
        var left = new AtomicLong(limits.total().toNanos());
        Optional<HttpUrl> url = parsed(address);
        Map<String, String> fields = url.map(first -> fieldsFor(first, headers)).orElse(Map.of());
        Optional<String> movedTo = Optional.empty();
        boolean isPermanent = true;
        for (int redirects = 0; redirects <= FetchLimits.REDIRECTS; redirects++) {
            Optional<Forbidden> refusal = guard.refusal(url);
            Step step = refusal.isPresent()
                    ? new End(refusal.get())
                    : runLimited(new FetchRequest(url.get(), known, movedTo, fields), left);
            switch (step) {
                case Redirect(Optional<HttpUrl> next, boolean isLasting) -> {
                    boolean stays =
                            next.filter(to -> !fieldsFor(to, headers).isEmpty()).isPresent();
                    fields = stays ? fields : Map.of();
                    url = next;
                    isPermanent &= isLasting;
                    movedTo = isPermanent ? next.map(HttpUrl::toString) : movedTo;
                }
                case End(FetchResult result) -> {
                    return redirects == 0 ? result : redirected(result);
                }
            }
        }
        return new Unreachable("more than " + FetchLimits.REDIRECTS + " redirects");
    }

    /// A login in an address is never sent, and must not be shown.
    private static Optional<HttpUrl> parsed(String address) {
        return Optional.ofNullable(HttpUrl.parse(address)).map(Fetcher::withoutLogin);
    }

    private static HttpUrl withoutLogin(HttpUrl url) {
        return url.newBuilder().username("").password("").build();
    }

    private static Map<String, String> fieldsFor(HttpUrl url, OriginHeaders headers) {
        return Optional.ofNullable(HttpUrl.parse(headers.address()))
                .filter(origin -> origin.scheme().equals(url.scheme())
                        && origin.host().equals(url.host())
                        && origin.port() == url.port())
                .map(_ -> headers.fields())
                .orElse(Map.of());
    }

    /// Fetches JSON with a login, by the same rules. Redirects are not followed, because the login is for that server
    /// only.
    public FetchResult fetchJson(String address, String user, String password) {
        Optional<HttpUrl> url = parsed(address);
        Optional<Forbidden> refusal = guard.refusal(url);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Request request = new Request.Builder()
                .url(url.get())
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .header("Accept-Encoding", BoundedBody.CODINGS)
                .header("Authorization", Credentials.basic(user, password, StandardCharsets.UTF_8))
                .build();
        try (Response response = clients.execute(request, limits.total())) {
            return answered(response, new NextRequestHintsParser(response).read(Optional.empty()));
        } catch (IOException e) {
            return failed(e);
        }
    }

    /// Posts a form, by the same rules. Redirects are not followed, and the body of the response is not read.
    ///
    /// @return [Fetched] for any status of success, without bytes
    public FetchResult post(String address, Map<String, String> form) {
        Optional<HttpUrl> url = parsed(address);
        Optional<Forbidden> refusal = guard.refusal(url);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var body = new FormBody.Builder();
        form.forEach(body::add);
        Request request = new Request.Builder()
                .url(url.get())
                .header("User-Agent", userAgent)
                .post(body.build())
                .build();
        try (Response response = clients.execute(request, limits.total())) {
            NextRequestHints hints = new NextRequestHintsParser(response).read(Optional.empty());
            return response.isSuccessful()
                    ? new Fetched(url.get().uri(), "", new byte[0], hints)
                    : new HttpError(response.code(), hints);
        } catch (IOException e) {
            return failed(e);
        }
    }

    /// Runs work that needs much memory; one such work at a time.
    public <T> T alone(Supplier<T> work) {
        return hostLimiter.alone(work);
    }

    @Override
    public void close() {
        clients.close();
    }

    /// Represents what follows one request.
    private sealed interface Step {}

    private record Redirect(Optional<HttpUrl> to, boolean isLasting) implements Step {}

    private record End(FetchResult result) implements Step {}

    /// @param movedTo the address so far, if all redirects were permanent
    /// @param fields of the header, for this server only
    private record FetchRequest(
            HttpUrl url, CacheValidators known, Optional<String> movedTo, Map<String, String> fields) {}

    /// The server that redirects was asked, so this is not a refusal.
    private static FetchResult redirected(FetchResult result) {
        return result instanceof Forbidden refused ? new Unreachable("it redirects, but " + refused.reason()) : result;
    }

    /// @param left the time left, in nanoseconds; waiting for other requests does not count
    private Step runLimited(FetchRequest fetchRequest, AtomicLong left) {
        try {
            return hostLimiter.run(fetchRequest.url(), () -> {
                long begun = System.nanoTime();
                Step step = ask(fetchRequest, left.get());
                left.addAndGet(begun - System.nanoTime());
                return step;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End(new Unreachable("there was no time left to ask"));
        }
    }

    private Step ask(FetchRequest fetchRequest, long left) {
        Request.Builder request = new Request.Builder()
                .url(fetchRequest.url())
                .header("User-Agent", userAgent)
                .header("Accept", "*/*")
                // If this is set, OkHttp does not decompress, and BoundedBody does it within limits.
                .header("Accept-Encoding", BoundedBody.CODINGS);
        fetchRequest.known().etag().ifPresent(etag -> request.header("If-None-Match", etag));
        fetchRequest.known().lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        fetchRequest.fields().forEach(request::header);
        try (Response response = clients.execute(request.build(), Duration.ofNanos(left))) {
            String location = response.header("Location");
            if (REDIRECTS.contains(response.code()) && location != null) {
                return redirect(fetchRequest.url(), location, PERMANENT.contains(response.code()));
            }
            return new End(answered(response, new NextRequestHintsParser(response).read(fetchRequest.movedTo())));
        } catch (IOException e) {
            return new End(failed(e));
        }
    }

    private static Step redirect(HttpUrl from, String location, boolean isLasting) {
        Optional<HttpUrl> to = Optional.ofNullable(from.resolve(location)).map(Fetcher::withoutLogin);
        return from.isHttps() && to.isPresent() && !to.get().isHttps()
                ? new End(new Unreachable("it redirects from https to " + to.get()
                        + ", which anybody on the way could change; write the address that its server has now"))
                : new Redirect(to, isLasting);
    }

    private FetchResult answered(Response response, NextRequestHints hints) throws IOException {
        return switch (response.code()) {
            case 200, 203 -> fetched(response, hints);
            case 304 -> new NotModified(hints);
            default -> new HttpError(response.code(), hints);
        };
    }

    private FetchResult fetched(Response response, NextRequestHints hints) throws IOException {
        byte[] bytes = new BoundedBody(limits.bytes(), budget).read(response);
        return new Fetched(
                response.request().url().uri(),
                Optional.ofNullable(response.header("Content-Type")).orElse(""),
                bytes,
                hints);
    }

    /// A host with several addresses is refused only if each of them is.
    private static FetchResult failed(IOException e) {
        return failures(e)
                .map(Fetcher::result)
                .filter(Unreachable.class::isInstance)
                .findFirst()
                .orElseGet(() -> result(e));
    }

    /// Returns the failure of each address; OkHttp suppresses all but one.
    private static Stream<Throwable> failures(Throwable e) {
        return Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()).flatMap(Fetcher::failures));
    }

    private static FetchResult result(Throwable failure) {
        return failure instanceof GuardedSocketFactory.ForbiddenAddress address
                ? address.refusal()
                : new Unreachable(FailureText.whole(failure));
    }
}
