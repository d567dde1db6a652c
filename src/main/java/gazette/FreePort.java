package gazette;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds a port of the loopback that no program listens at.
final class FreePort {
    private FreePort() {}

    /// Returns the first free port, starting at one.
    static int from(int first, int tries) {
        for (int port = first; port < first + tries; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException("no free port from " + first + " on");
    }
}
