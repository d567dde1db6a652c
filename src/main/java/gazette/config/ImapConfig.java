package gazette.config;

import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;

/// Describes a mailbox on an IMAP server (RFC 9051).
///
/// @param address the address of the mailbox
/// @param tls how the connection is secured; `NONE` on the loopback only, unless forced
/// @param login user and password
/// @param folder the folder with new mail
/// @param processedFolder the folder that processed mail is moved to; it is created if missing
public record ImapConfig(
        String address, String host, int port, Tls tls, Login login, String folder, String processedFolder) {}
