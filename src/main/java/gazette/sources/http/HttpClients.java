package gazette.sources.http;

import gazette.config.FetchConfig;
import gazette.config.FetchProxyConfig;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.text.FailureText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/// Sends requests, directly or through the proxy. Directly, the address is checked when the connection is made. A proxy
/// makes the connection itself, so all addresses that the host has are checked before it is asked.
final class HttpClients implements AutoCloseable {
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
    private static final int PROXY_WANTS_LOGIN = 407;
    private static final String LOGIN_REMEDY =
            "it does not take the login: see user: and password_file: under proxy: of fetch: in gazette.yaml";

    private final AddressGuard guard;
    private final Dns dns;
    private final Optional<FetchProxyConfig> proxy;
    private final OkHttpClient direct;
    private final OkHttpClient proxied;

    HttpClients(FetchConfig config, AddressGuard guard, FetchLimits limits, MemoryBudget budget, Dns dns) {
        this.guard = guard;
        this.dns = dns;
        this.proxy = config.proxy();
        this.direct = new OkHttpClient.Builder()
                .socketFactory(new GuardedSocketFactory(guard::refusal, limits.maxWireBytes(), budget))
                .proxy(Proxy.NO_PROXY)
                .dns(dns)
                // OkHttp does not limit header blocks of HTTP/2.
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(FetchLimits.CONNECT)
                .readTimeout(FetchLimits.READ_TIMEOUT)
                .build();
        this.proxied = proxy.map(through -> proxied(through, limits, budget)).orElse(direct);
    }

    /// Only the proxy is connected to, which may be on this machine or in its network.
    private OkHttpClient proxied(FetchProxyConfig through, FetchLimits limits, MemoryBudget budget) {
        var address = InetSocketAddress.createUnresolved(through.host(), through.port());
        return direct.newBuilder()
                .socketFactory(new GuardedSocketFactory((_, _, _) -> Optional.empty(), limits.maxWireBytes(), budget))
                .proxy(new Proxy(Proxy.Type.HTTP, address))
                // Asked before a tunnel is opened for https, where the request itself is hidden from the proxy.
                .proxyAuthenticator((_, response) -> response.request().header(PROXY_AUTHORIZATION) != null
                        ? null
                        : through.authorization()
                                .map(login -> response.request()
                                        .newBuilder()
                                        .header(PROXY_AUTHORIZATION, login)
                                        .build())
                                .orElse(null))
                .build();
    }

    /// Sends a request and returns the response, which is to be closed.
    ///
    /// @throws GuardedSocketFactory.ForbiddenAddress if the address must not be asked
    Response execute(Request request, Duration timeout) throws IOException {
        HttpUrl url = request.url();
        Optional<FetchProxyConfig> through = proxy.filter(one -> one.isFor(url.host()));
        if (through.isEmpty()) {
            return execute(direct, request, timeout);
        }
        check(url);
        try {
            Response response = execute(proxied, withProxyLogin(request, through.get()), timeout);
            if (response.code() != PROXY_WANTS_LOGIN) {
                return response;
            }
            response.close();
            throw new IOException(LOGIN_REMEDY);
        } catch (IOException e) {
            String problem = FailureText.of(e);
            // OkHttp says so when a tunnel is refused for the login.
            boolean isLogin = String.valueOf(e.getMessage()).contains("authenticate with proxy");
            throw new IOException("through the proxy " + through.get() + ": " + (isLogin ? LOGIN_REMEDY : problem), e);
        }
    }

    /// A request over http is read by the proxy; over https, it must not get the login.
    private static Request withProxyLogin(Request request, FetchProxyConfig through) {
        return through.authorization()
                .filter(_ -> !request.isHttps())
                .map(login ->
                        request.newBuilder().header(PROXY_AUTHORIZATION, login).build())
                .orElse(request);
    }

    private static Response execute(OkHttpClient client, Request request, Duration timeout) throws IOException {
        Call call = client.newCall(request);
        call.timeout().timeout(Math.max(1, timeout.toNanos()), TimeUnit.NANOSECONDS);
        return call.execute();
    }

    private void check(HttpUrl url) throws IOException {
        for (InetAddress address : dns.lookup(url.host())) {
            Optional<Forbidden> refusal = guard.refusal(url.host(), address, url.port());
            if (refusal.isPresent()) {
                throw new GuardedSocketFactory.ForbiddenAddress(refusal.get());
            }
        }
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(direct, proxied)) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
