package gazette.sources.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP proxy on this machine, with CONNECT. Names that end in `.test` are this machine to it.
final class TestProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final Optional<String> login;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// @param login the value of Proxy-Authorization that it wants
    TestProxy(Optional<String> login) {
        this.login = login;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The header of each request, in order.
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void listen() {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String header = header(client.getInputStream());
            requests.add(header);
            String[] line = header.split(" ", 3);
            boolean isTunnel = line[0].equals("CONNECT");
            if (login.isPresent() && !header.contains("Proxy-Authorization: " + login.get() + "\r\n")) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
                return;
            }
            URI target = URI.create(isTunnel ? "https://" + line[1] : line[1]);
            String host = target.getHost().endsWith(".test") ? "127.0.0.1" : target.getHost();
            try (var server = new Socket(host, target.getPort())) {
                if (isTunnel) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    Thread back = Thread.ofVirtual().start(() -> copy(server, client));
                    copy(client, server);
                    back.join();
                } else {
                    String sent = line[0] + " " + target.getRawPath() + " "
                            + line[2].replaceFirst("(?i)\r\nproxy-authorization:[^\r]*", "");
                    server.getOutputStream().write(closing(sent));
                    client.getOutputStream().write(closing(header(server.getInputStream())));
                    copy(server, client);
                }
            }
        } catch (IOException e) {
            // The client sees it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns a header that says that its connection is used once.
    private static byte[] closing(String header) {
        return header.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(InputStream in) throws IOException {
        var header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            header.append((char) next);
        }
        return header.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two has closed.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
