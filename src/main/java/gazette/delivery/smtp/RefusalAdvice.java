package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.SmtpReply;
import java.util.regex.Pattern;

/// Says what to do when a relay refuses us before any letter was tried.
///
/// @param hello what EHLO said
/// @param sender the address that letters come from; empty before MAIL
record RefusalAdvice(RelayConfig relay, String hello, String sender) {
    /// Gmail's relay, for instance, only says `(EHLO)` behind a 421.
    private static final Pattern ABOUT_HELLO =
            Pattern.compile("(?i)\\b(?:helo|ehlo|hello)\\b|fully[- ]?qualified|\\bfqdn\\b|invalid host ?name");

    private static final Pattern ABOUT_REVERSE_NAME =
            Pattern.compile("(?i)reverse|\\bptr\\b|\\brdns\\b|client host rejected|cannot find your host ?name");
    private static final Pattern ABOUT_LOGIN =
            Pattern.compile("(?i)authentication (?:is )?required|must (?:be )?authenticat|log ?in first|not logged in");
    private static final Pattern ABOUT_RELAYING = Pattern.compile("(?i)relay|not permitted to send");
    private static final Pattern ABOUT_SENDER = Pattern.compile("(?i)sender|from address|return[- ]path");

    /// Returns what to do about a reply that says itself what it objects to; otherwise an empty text.
    ///
    /// @return empty, or a clause
    String ofText(SmtpReply reply) {
        String text = reply.text();
        if (ABOUT_REVERSE_NAME.matcher(text).find()) {
            return "it wants a name for this machine's address in the DNS (a PTR record); ask the provider of this"
                    + " machine for one, or use a relay that asks for a login";
        }
        if (ABOUT_HELLO.matcher(text).find()) {
            return "it objects to '" + hello + "', which EHLO calls this machine; set 'hello' to a full name that the"
                    + " DNS has for this machine, such as hello: news.example.org";
        }
        if (reply.code() == 530 || ABOUT_LOGIN.matcher(text).find()) {
            return relay.login().isEmpty()
                    ? "it wants a login; set 'user' and 'password', and 'tls' if it offers a login under TLS only"
                    : "it does not let this login send; check 'user' and what it may do at the relay";
        }
        return "";
    }

    /// Returns what to do about the refusal of a command, as a clause.
    String ofCommand(String command, SmtpReply reply) {
        String advice = ofText(reply);
        if (!advice.isEmpty()) {
            return advice;
        }
        if (reply.code() / 100 == 4) {
            return "it asks to try again later; run the check again in some minutes";
        }
        boolean isRcpt = command.startsWith("RCPT");
        if (isRcpt && reply.isUnknownMailbox()) {
            return "it does not know the sender's own address, so no answer would arrive; make that mailbox, or use"
                    + " another 'from'";
        }
        if (isRcpt && ABOUT_RELAYING.matcher(reply.text()).find()) {
            return "it takes no mail from here for other servers; set 'user' and 'password', or let it permit this"
                    + " machine's address";
        }
        return isRcpt && !ABOUT_SENDER.matcher(reply.text()).find()
                ? "it would take no letter to the sender's own address; check 'from', and this machine's standing there"
                : "it refuses the sender " + sender
                        + "; check 'from' and 'bounces', and which senders the relay permits" + " you";
    }
}
