package gazette.exam;

import java.util.List;

/// Exim, with its built-in defaults. Its refusals have no enhanced codes.
final class EximServer implements MailServer {
    private static final String SETTINGS = """
            primary_hostname = mx.example.org
            keep_environment =
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = PORT
            tls_advertise_hosts =
            log_file_path = /var/log/exim4/%slog
            smtp_accept_max_per_connection = 100
            smtp_accept_queue_per_connection = 0
            acl_smtp_rcpt = at_rcpt
            acl_smtp_data = at_dot

            begin acl
            at_rcpt:
              deny
                local_parts = ^unknown
                message = Unrouteable address
              defer
                local_parts = ^full
                message = mailbox full
              defer
                local_parts = GREY
                message = greylisted
              accept
                hosts = 127.0.0.1
            at_dot:
              deny
                condition = ${if match{$recipients}{^spam}}
                message = This message looks like spam
              defer
                condition = ${if match{$recipients}{BUSY}}
                message = Try again later
              accept

            begin routers
            sink:
              driver = manualroute
              route_list = * 127.0.0.1
              self = send
              transport = sink

            begin transports
            sink:
              driver = smtp
              port = SINK
              allow_localhost

            begin retry
            * * F,1h,5s
            """;

    /// What no address begins with.
    private static final String NOBODY = "^-";

    @Override
    public String name() {
        return "Exim";
    }

    @Override
    public List<String> packages() {
        return List.of("exim4-daemon-light");
    }

    @Override
    public List<String> command() {
        return List.of("/usr/sbin/exim4", "-bdf", "-q5s");
    }

    @Override
    public List<String> queued() {
        return List.of("var/spool/exim4/input", "-name", "*-H");
    }

    @Override
    public boolean supportsUtf8() {
        return true;
    }

    @Override
    public boolean namesUnknownMailboxes() {
        return false;
    }

    @Override
    public void configure(DebianTree tree, int port, int sink, boolean lenient) {
        int user = tree.account("Debian-exim");
        tree.folder("var/spool/exim4", user, user, "750");
        tree.folder("var/log/exim4", user, user, "750");
        tree.folder("run/exim4", user, user, "755");
        tree.write(
                "etc/exim4/exim4.conf",
                SETTINGS.replace("PORT", Integer.toString(port))
                        .replace("SINK", Integer.toString(sink))
                        .replace("GREY", lenient ? NOBODY : "^grey")
                        .replace("BUSY", lenient ? NOBODY : "^busy"));
    }
}
