package gazette.exam;

import java.util.List;

/// OpenSMTPD, with its built-in defaults: no SMTPUTF8, no PIPELINING, and at most 100 letters over one connection.
final class OpenSmtpdServer implements MailServer {
    private static final String SETTINGS = """
            table unknown { "unknown.*" }
            filter refuse proc-exec "/usr/bin/perl /etc/refuse.pl"
            listen on 127.0.0.1 port PORT filter refuse
            action sink relay host smtp+notls://127.0.0.1:SINK
            match from any for rcpt-to regex <unknown> reject
            match from any for any action sink
            """;

    /// Only another program can refuse a letter at its end (smtpd-filters(7)).
    private static final String FILTER = """
            $| = 1;
            my %later = (LATER);
            my %recipient;
            while (<STDIN>) {
                chomp;
                my ($kind, $version, $time, $way, $phase, $session, $token, $value) = split /\\|/;
                if ($kind eq 'config') {
                    print map { "register|$_\\n" } 'filter|smtp-in|rcpt-to', 'filter|smtp-in|commit', 'ready'
                        if $version eq 'ready';
                    next;
                }
                $recipient{$session} = $value if $phase eq 'rcpt-to';
                my $reply = $later{$phase . ($recipient{$session} =~ /^<?([a-z]+)/ ? $1 : '')};
                print "filter-result|$session|$token|", ($reply ? "reject|$reply" : 'proceed'), "\\n";
            }
            """;

    private static final String ALWAYS = """
            'rcpt-tofull' => '452 4.2.2 mailbox full', 'commitspam' => '550 5.7.1 this looks like spam',
            """;
    private static final String FOR_NOW = """
            'rcpt-togrey' => '450 4.2.0 greylisted', 'commitbusy' => '451 4.3.0 try again later',
            """;

    @Override
    public String name() {
        return "OpenSMTPD";
    }

    @Override
    public List<String> packages() {
        return List.of("opensmtpd", "dash", "perl-base");
    }

    @Override
    public List<String> command() {
        return List.of("/usr/sbin/smtpd", "-d");
    }

    @Override
    public List<String> queued() {
        return List.of("var/spool/smtpd/queue", "-type", "f");
    }

    @Override
    public boolean supportsUtf8() {
        return false;
    }

    @Override
    public boolean namesUnknownMailboxes() {
        return false;
    }

    @Override
    public void configure(DebianTree tree, int port, int sink, boolean lenient) {
        tree.account("opensmtpd");
        tree.account("opensmtpq");
        tree.folder("var/spool/smtpd", 0, 0, "711");
        tree.folder("var/run", 0, 0, "755");
        tree.write("etc/mailname", "mx.example.org\n");
        tree.write(
                "etc/smtpd.conf",
                SETTINGS.replace("PORT", Integer.toString(port)).replace("SINK", Integer.toString(sink)));
        tree.write("etc/refuse.pl", FILTER.replace("LATER", lenient ? ALWAYS : ALWAYS + FOR_NOW));
    }
}
