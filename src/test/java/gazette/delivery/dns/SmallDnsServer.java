package gazette.delivery.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers questions for MX records over UDP (RFC 1035) on a port of its own. Domains that it was not told of do not
/// exist.
public final class SmallDnsServer implements AutoCloseable {
    private static final int SERVER_FAILURE = 2;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Map<String, List<String>> records = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    public SmallDnsServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// Sets a domain's records, such as `10 mx.example.org`; none if it has no mail server.
    public void answer(String domain, String... mx) {
        failing.remove(domain);
        records.put(domain, List.of(mx));
    }

    /// Lets questions about a domain end with SERVFAIL.
    public void fail(String domain) {
        failing.add(domain);
    }

    /// Returns the domains that were asked for, in order.
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[1500], 1500);
        while (!socket.isClosed()) {
            try {
                packet.setLength(1500);
                socket.receive(packet);
                byte[] reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private byte[] reply(byte[] query) throws IOException {
        int end = 12;
        var name = new StringBuilder();
        while (query[end] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, end + 1, query[end], StandardCharsets.US_ASCII));
            end += query[end] + 1;
        }
        String domain = name.toString().toLowerCase(Locale.ROOT);
        questions.add(domain);
        List<String> mx = records.getOrDefault(domain, List.of());
        int code = failing.contains(domain) ? SERVER_FAILURE : records.containsKey(domain) ? 0 : NO_SUCH_NAME;
        int answers = code == 0 ? mx.size() : 0;
        var reply = new ByteArrayOutputStream();
        reply.write(ByteBuffer.allocate(12)
                .putShort(ByteBuffer.wrap(query).getShort())
                .putShort((short) (0x8180 | code))
                .putShort((short) 1)
                .putShort((short) answers)
                .putInt(0)
                .array());
        reply.write(query, 12, end + 5 - 12);
        for (String record : mx.subList(0, answers)) {
            reply.write(answer(record));
        }
        return reply.toByteArray();
    }

    private static byte[] answer(String record) throws IOException {
        String[] words = record.split(" ");
        var data = new ByteArrayOutputStream();
        data.write(new byte[] {0, (byte) Integer.parseInt(words[0])});
        for (String label : words[1].split("\\.")) {
            data.write(label.length());
            data.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        data.write(0);
        // The name is that of the question, at byte 12; type MX, class IN, one day.
        return ByteBuffer.allocate(12 + data.size())
                .put(new byte[] {(byte) 0xc0, 12, 0, 15, 0, 1})
                .putInt(86_400)
                .putShort((short) data.size())
                .put(data.toByteArray())
                .array();
    }
}
