package gazette.exam;

import java.util.List;

/// Postfix, with Debian's own settings but for what makes it a relay of the loopback.
final class PostfixServer implements MailServer {
    private static final String SPOOL = "var/spool/postfix/";

    private static final String MAIN = """
            myhostname = mx.example.org
            mydestination =
            mynetworks = 127.0.0.0/8
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            disable_dns_lookups = yes
            smtp_host_lookup = native
            alias_maps =
            maillog_file = /var/log/mail.log
            queue_run_delay = 5s
            minimal_backoff_time = 5s
            maximal_backoff_time = 5s
            relayhost = [127.0.0.1]:SINK
            smtpd_recipient_restrictions = check_recipient_access regexp:/etc/postfix/at_rcpt, permit_mynetworks, reject
            smtpd_end_of_data_restrictions = check_recipient_access regexp:/etc/postfix/at_dot
            """;

    @Override
    public String name() {
        return "Postfix";
    }

    @Override
    public List<String> packages() {
        return List.of("postfix");
    }

    @Override
    public List<String> command() {
        return List.of("/usr/lib/postfix/sbin/master", "-d");
    }

    @Override
    public List<String> queued() {
        return List.of(SPOOL + "incoming", SPOOL + "active", SPOOL + "deferred", "-type", "f", "-perm", "/100");
    }

    @Override
    public boolean supportsUtf8() {
        return true;
    }

    @Override
    public boolean namesUnknownMailboxes() {
        return true;
    }

    @Override
    public void configure(DebianTree tree, int port, int sink, boolean lenient) {
        makeFolders(tree, tree.account("postfix"), tree.account("postdrop"));
        String share = "usr/share/postfix/";
        tree.write("etc/postfix/dynamicmaps.cf", tree.read(share + "dynamicmaps.cf"));
        tree.write(
                "etc/postfix/main.cf",
                tree.read(share + "main.cf.debian") + MAIN.replace("SINK", Integer.toString(sink)));
        tree.write("etc/postfix/master.cf", services(tree.read(share + "master.cf.dist"), port));
        tree.write("etc/postfix/at_rcpt", """
                /^unknown/ 550 5.1.1 no such mailbox
                /^full/ 452 4.2.2 mailbox full
                """ + (lenient ? "" : "/^grey/ 450 4.2.0 greylisted\n"));
        tree.write("etc/postfix/at_dot", """
                /^spam/ 550 5.7.1 this looks like spam
                """ + (lenient ? "" : "/^busy/ 451 4.3.0 try again later\n"));
    }

    /// Debian's services, none in a chroot within the tree.
    private static String services(String debian, int port) {
        return debian.replaceFirst("(?m)^smtp +inet", "127.0.0.1:" + port + " inet")
                .replaceAll("(?m)^(\\S+ +(?:inet|unix) +\\S+ +\\S+ +)y", "$1n")
                .replaceFirst("(?ms)^maildrop .*", "");
    }

    private static void makeFolders(DebianTree tree, int user, int drop) {
        for (String queue : List.of(
                "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved")) {
            tree.folder(SPOOL + queue, user, 0, "700");
        }
        tree.folder(SPOOL + "trace", user, 0, "700");
        tree.folder(SPOOL + "maildrop", user, drop, "730");
        tree.folder(SPOOL + "public", user, drop, "710");
        tree.folder(SPOOL + "pid", 0, 0, "755");
        tree.folder("var/lib/postfix", user, 0, "700");
        tree.folder("var/log", 0, 0, "755");
    }
}
