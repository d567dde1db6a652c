package gazette.exam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Clients of the web server that mean harm, each kind with an address of its own on the loopback.
final class WebAttacks {
    private static final List<String> BROKEN = List.of(
            "GET /%ff%00/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /a;b=c/%2e%2e/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /?%zz=%&a HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc",
            "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain; charset=nope\r\nContent-Length: 1\r\n\r\na",
            "GET /search?q=%f0%28%8c%28 HTTP/1.1\r\nHost: x\r\nRange: bytes=9-1,,-\r\nIf-Modified-Since: never\r\n\r\n",
            "\0\0\0\0\r\n\r\n");

    private final int port;

    WebAttacks(int port) {
        this.port = port;
    }

    void start(Attacks attacks) {
        attacks.repeat("slow heads", 60, this::slowHead);
        attacks.repeat("slow bodies", 30, this::slowBody);
        attacks.repeat("slow readers", 30, this::slowReader);
        attacks.repeat("uploads", 3, this::upload);
        attacks.repeat("endless chunks", 2, this::chunks);
        attacks.repeat("broken requests", 2, this::broken);
        attacks.repeat("forms", 2, this::form);
        attacks.repeat("searches", 2, random -> get("127.0.3.7", "/search?q=a+" + random.nextInt()));
        attacks.repeat("query strings", 2, random -> get("127.0.3.8", "/?x=" + random.nextInt()));
    }

    private void slowHead(Random random) throws IOException, InterruptedException {
        try (Socket socket = connect("127.0.3.1")) {
            send(socket, "GET / HTTP/1.1\r\nHost: x\r\nX: ");
            dripInto(socket);
        }
    }

    private void slowBody(Random random) throws IOException, InterruptedException {
        try (Socket socket = connect("127.0.3.2")) {
            send(
                    socket,
                    post("/subscribe", "application/x-www-form-urlencoded") + "Content-Length: 60000\r\n\r\nemail=");
            dripInto(socket);
        }
    }

    private void slowReader(Random random) throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1000);
            connect(socket, "127.0.3.3");
            for (int i = 0; i < 100; i++) {
                send(socket, "GET /letters/ HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                Thread.sleep(100);
            }
        }
    }

    private void upload(Random random) throws IOException {
        try (Socket socket = connect("127.0.3.4")) {
            send(socket, post("/subscribe", "multipart/form-data; boundary=b") + "Content-Length: 300000000\r\n\r\n");
            send(socket, "--b\r\nContent-Disposition: form-data; name=email; filename=a\r\n\r\n");
            var block = new byte[100_000];
            for (int i = 0; i < 3000; i++) {
                socket.getOutputStream().write(block);
            }
        }
    }

    private void chunks(Random random) throws IOException {
        try (Socket socket = connect("127.0.3.4")) {
            send(
                    socket,
                    post("/preferences", "application/x-www-form-urlencoded") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 100_000; i++) {
                send(socket, "3e8\r\n" + "a".repeat(1000) + "\r\n");
            }
        }
    }

    private void broken(Random random) throws IOException {
        try (Socket socket = connect("127.0.3.5")) {
            send(socket, BROKEN.get(random.nextInt(BROKEN.size())));
            readAll(socket);
        }
    }

    private void form(Random random) throws IOException {
        String email = "reader+" + random.nextInt() + "@d" + random.nextInt(1000) + ".example.net";
        String body = "list=letters&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        try (Socket socket = connect("127.0.3.6")) {
            String path = random.nextBoolean() ? "/subscribe" : random.nextBoolean() ? "/preferences" : "/u/forged";
            send(
                    socket,
                    post(path, "application/x-www-form-urlencoded") + "Content-Length: " + body.length() + "\r\n\r\n"
                            + body);
            readAll(socket);
        }
    }

    private void get(String from, String path) throws IOException {
        try (Socket socket = connect(from)) {
            send(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            readAll(socket);
        }
    }

    private static void dripInto(Socket socket) throws IOException, InterruptedException {
        while (true) {
            send(socket, "a");
            Thread.sleep(500);
        }
    }

    private static String post(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type + "\r\n";
    }

    private static void readAll(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getInputStream().readNBytes(1_000_000);
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Socket connect(String from) throws IOException {
        var socket = new Socket();
        connect(socket, from);
        return socket;
    }

    private void connect(Socket socket, String from) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
    }
}
