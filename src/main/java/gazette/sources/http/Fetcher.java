package gazette.sources.http;

import gazette.config.Config;
import gazette.config.FetchConfig;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.NotModified;
import gazette.sources.http.FetchResult.Unreachable;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches from other people's servers: http and https only, from public addresses only, within limits of time and
/// size, and one thing at a time from each site. Sends no cookies and no Referer, and follows redirects itself, so that
/// each is looked at. Safe for many threads.
public final class Fetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LASTING = Set.of(301, 308);

    private final OkHttpClient client;
    private final AddressGuard guard;
    private final FetchLimits limits;
    private final String userAgent;
    private final HostLimiter hostLimiter = new HostLimiter();
    private final MemoryBudget budget;

    /// A paper's own, which tells the servers who asks, and where to complain.
    public static Fetcher of(Config config) {
        String complaints =
                config.publication().publicUrl().map(url -> " (+" + url + ")").orElse("");
        return new Fetcher(config.fetch(), "Gazette" + complaints);
    }

    /// @param userAgent says to the servers who asks, and where to complain
    public Fetcher(FetchConfig config, String userAgent) {
        this(config, userAgent, FetchLimits.of(config), new DnsWithTimeout());
    }

    Fetcher(FetchConfig config, String userAgent, FetchLimits limits, Dns dns) {
        this.limits = limits;
        this.guard = new AddressGuard(config.allow());
        this.budget = limits.budget();
        this.userAgent = userAgent;
        this.client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSocketFactory(guard, limits.maxWireBytes(), budget))
                .proxy(Proxy.NO_PROXY)
                .dns(dns)
                // Header blocks of HTTP/2 have no limit there.
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(FetchLimits.CONNECT)
                .readTimeout(FetchLimits.READ_TIMEOUT)
                .build();
    }

    /// Whose server an address means; the address itself if that cannot be told.
    public static String host(String address) {
        return Optional.ofNullable(HttpUrl.parse(address)).map(HttpUrl::host).orElse(address);
    }

    /// Fetches what is at an address.
    public FetchResult fetch(String address) {
        return fetch(address, CacheValidators.NONE);
    }

    /// Fetches what is at an address, unless it is as it was.
    public FetchResult fetch(String address, CacheValidators known) {
        var left = new AtomicLong(limits.total().toNanos());
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(address));
        Optional<String> movedTo = Optional.empty();
        boolean forGood = true;
        for (int redirects = 0; redirects <= FetchLimits.REDIRECTS; redirects++) {
            Optional<Forbidden> refusal = guard.refusal(url);
            Step step = refusal.isPresent()
                    ? new End(refusal.get())
                    : inTurn(new Question(url.get(), known, movedTo), left);
            switch (step) {
                case Redirect(Optional<HttpUrl> next, boolean lasting) -> {
                    url = next;
                    forGood &= lasting;
                    movedTo = forGood ? next.map(HttpUrl::toString) : movedTo;
                }
                case End(FetchResult result) -> {
                    return redirects == 0 ? result : redirected(result);
                }
            }
        }
        return new Unreachable("more than " + FetchLimits.REDIRECTS + " redirects");
    }

    /// Asks a server with a login, by the same rules. Redirects are not followed: the login is for that server alone.
    public FetchResult ask(String address, String user, String password) {
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(address));
        Optional<Forbidden> refusal = guard.refusal(url);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Call call = client.newCall(new Request.Builder()
                .url(url.get())
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .header("Accept-Encoding", BoundedBody.CODINGS)
                .header("Authorization", Credentials.basic(user, password, StandardCharsets.UTF_8))
                .build());
        call.timeout().timeout(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return answered(response, new PollingHintsParser(response).read(Optional.empty()));
        } catch (IOException e) {
            return failed(e);
        }
    }

    /// Posts a form, by the same rules. Redirects are not followed, and what is answered is not read.
    ///
    /// @return [Fetched] with any status of success, without bytes
    public FetchResult post(String address, Map<String, String> form) {
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(address));
        Optional<Forbidden> refusal = guard.refusal(url);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var body = new FormBody.Builder();
        form.forEach(body::add);
        Call call = client.newCall(new Request.Builder()
                .url(url.get())
                .header("User-Agent", userAgent)
                .post(body.build())
                .build());
        call.timeout().timeout(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            PollingHints hints = new PollingHintsParser(response).read(Optional.empty());
            return response.isSuccessful()
                    ? new Fetched(url.get().uri(), "", new byte[0], hints)
                    : new HttpError(response.code(), hints);
        } catch (IOException e) {
            return failed(e);
        }
    }

    /// Does something with what came that takes much memory: one such thing at a time.
    public <T> T alone(Supplier<T> work) {
        return hostLimiter.alone(work);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// One step on the way.
    private sealed interface Step {}

    private record Redirect(Optional<HttpUrl> to, boolean lasting) implements Step {}

    private record End(FetchResult result) implements Step {}

    /// @param movedTo the address if those before it said that it is here for good
    private record Question(HttpUrl url, CacheValidators known, Optional<String> movedTo) {}

    /// Whoever redirects was asked.
    private static FetchResult redirected(FetchResult result) {
        return result instanceof Forbidden refused ? new Unreachable("it redirects, but " + refused.reason()) : result;
    }

    /// @param left of the time, in nanoseconds; waiting for its turn takes nothing of it
    private Step inTurn(Question question, AtomicLong left) {
        try {
            return hostLimiter.run(question.url(), () -> {
                long begun = System.nanoTime();
                Step step = ask(question, left.get());
                left.addAndGet(begun - System.nanoTime());
                return step;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End(new Unreachable("there was no time left to ask"));
        }
    }

    private Step ask(Question question, long left) {
        Request.Builder request = new Request.Builder()
                .url(question.url())
                .header("User-Agent", userAgent)
                .header("Accept", "*/*")
                // Said aloud, so that OkHttp hands over what came and we unpack it within bounds.
                .header("Accept-Encoding", BoundedBody.CODINGS);
        question.known().etag().ifPresent(etag -> request.header("If-None-Match", etag));
        question.known().lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        Call call = client.newCall(request.build());
        call.timeout().timeout(Math.max(1, left), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            String location = response.header("Location");
            if (REDIRECTS.contains(response.code()) && location != null) {
                return new Redirect(
                        Optional.ofNullable(question.url().resolve(location)), LASTING.contains(response.code()));
            }
            return new End(answered(response, new PollingHintsParser(response).read(question.movedTo())));
        } catch (IOException e) {
            return new End(failed(e));
        }
    }

    private FetchResult answered(Response response, PollingHints hints) throws IOException {
        return switch (response.code()) {
            case 200, 203 -> fetched(response, hints);
            case 304 -> new NotModified(hints);
            default -> new HttpError(response.code(), hints);
        };
    }

    private FetchResult fetched(Response response, PollingHints hints) throws IOException {
        byte[] bytes = new BoundedBody(limits.bytes(), budget).read(response);
        return new Fetched(
                response.request().url().uri(),
                Optional.ofNullable(response.header("Content-Type")).orElse(""),
                bytes,
                hints);
    }

    /// Of a host with several addresses, none was asked only if each of them is forbidden.
    private static FetchResult failed(IOException e) {
        return failures(e)
                .map(Fetcher::result)
                .filter(Unreachable.class::isInstance)
                .findFirst()
                .orElseGet(() -> result(e));
    }

    /// The failure of each address: those of the others are suppressed.
    private static Stream<Throwable> failures(Throwable e) {
        return Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()).flatMap(Fetcher::failures));
    }

    private static FetchResult result(Throwable failure) {
        return failure instanceof GuardedSocketFactory.ForbiddenAddress address
                ? address.refusal()
                : new Unreachable(Optional.ofNullable(failure.getMessage()).orElse(failure.toString()));
    }
}
