package gazette.config;

import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;
import java.util.Optional;

/// Reads `unsubscribe_mailbox:`.
final class ImapConfigReader {
    private static final String PASSWORD = "write password: ${IMAP_PASSWORD} or password_file: data/imap-password";

    private ImapConfigReader() {}

    static Optional<ImapConfig> read(YamlBlock settings) {
        return settings.has("unsubscribe_mailbox")
                ? Optional.of(mailbox(settings.block("unsubscribe_mailbox")))
                : Optional.empty();
    }

    private static ImapConfig mailbox(YamlBlock block) {
        var host = block.required(
                "host",
                RelayConfigReader::host,
                "localhost",
                "write the server's name, such as host: imap.example.org");
        var tls = RelayConfigReader.tls(block, host, Tls.IMPLICIT);
        var folder = block.text("folder").orElse("INBOX");
        var done = block.text("done").orElse("Unsubscribed");
        if (folder.equals(done)) {
            block.fault("done", "mail that was dealt with would stay where new mail is", "name another folder");
        }
        return new ImapConfig(
                block.required(
                        "address",
                        ValueParsers::mailAddress,
                        "nobody@localhost",
                        "write where subscribers shall write to, such as address: leave@example.org"),
                host,
                block.number("port", 1, 65535, tls == Tls.IMPLICIT ? 993 : 143),
                tls,
                login(block),
                folder,
                done);
    }

    private static Login login(YamlBlock block) {
        var user = block.required(
                "user", ValueParsers::line, "", "write the login's name, such as user: leave@example.org");
        var password = ExternalPasswordReader.read(block, PASSWORD);
        if (!block.has("password") && !block.has("password_file")) {
            block.fault("password", "the mailbox has no password", PASSWORD);
        }
        return new Login(user, password.orElse(""), Optional.empty());
    }
}
