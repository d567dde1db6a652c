package gazette.sources.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/// Resolves names through the system, with a time limit, because the system's call itself cannot be interrupted.
final class DnsWithTimeout implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        Thread.ofPlatform().daemon().name("name-lookup").start(lookup);
        try {
            return lookup.get(FetchLimits.DNS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown(host + ": there is no such name", e);
        } catch (TimeoutException e) {
            throw unknown(host + ": nobody says what address the name has", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String problem, Exception cause) {
        var unknown = new UnknownHostException(problem);
        unknown.initCause(cause);
        return unknown;
    }
}
