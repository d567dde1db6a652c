package gazette.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A client that sends what no HTTP library would send.
final class RawClient {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /// A whole response.
    record Answer(String text) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        Optional<String> field(String name) {
            int end = text.indexOf("\r\n\r\n");
            return List.of(text.substring(0, Math.max(end, 0)).split("\r\n")).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /// Opens a connection.
    Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /// Sends a request in ISO 8859-1, byte for byte, and reads until the server closes.
    Answer send(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }

    /// Reads until the server closes.
    static Answer read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        var buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (java.net.SocketException e) {
            // It was reset after the answer, because not all of the request was read.
        }
        return new Answer(bytes.toString(StandardCharsets.UTF_8));
    }

    /// Returns a request whose connection is closed after it.
    static String get(String path, String... fields) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines(fields) + "\r\n";
    }

    static String post(String path, String type, String body, String... fields) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length() + "\r\n"
                + lines(fields) + "\r\n" + body;
    }

    private static String lines(String... fields) {
        return fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    }
}
