package gazette;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds a free port of the loopback interface.
final class FreePort {
    private FreePort() {}

    /// Returns the first free port.
    ///
    /// @param first the port to try first
    /// @param tries how many ports to try before it fails
    static int from(int first, int tries) {
        for (int port = first; port < first + tries; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: try the next port.
            }
        }
        throw new IllegalStateException("no free port from " + first + " on");
    }
}
