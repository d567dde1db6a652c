package gazette.press.publishing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/// GreenMail that sends each line of a reply at once. Else the second one waits until the first is acknowledged (RFC
/// 896), which takes 40 ms at each EHLO.
public final class NoDelayGreenMail extends GreenMail {
    public NoDelayGreenMail() {
        super(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        Map<String, AbstractServer> services = super.createServices(config, managers);
        services.put(ServerSetup.PROTOCOL_SMTP, new SmtpServer(config[0], managers) {
            @Override
            protected void handleClientSocket(Socket client) throws SocketException {
                client.setTcpNoDelay(true);
                super.handleClientSocket(client);
            }
        });
        return services;
    }
}
