package gazette.config;

import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;

/// A mailbox on an IMAP server (RFC 9051).
///
/// @param address what mail to it is addressed to
/// @param tls how the connection is secured; `NONE` on the loopback only, unless forced
/// @param login user and password
/// @param folder where new mail is
/// @param processedFolder where mail goes that was dealt with; made when it is not there
public record ImapConfig(
        String address, String host, int port, Tls tls, Login login, String folder, String processedFolder) {}
