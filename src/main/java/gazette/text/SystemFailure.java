package gazette.text;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Says what the operating system, a network or a database did, when it did not do what was asked.
final class SystemFailure {
    private static final Pattern OLD_FILE_MESSAGE = Pattern.compile("(.*) \\(([^()]+)\\)");
    /// What the program itself says of a name, unlike what the system does.
    private static final Pattern OWN_LOOKUP = Pattern.compile(
            "[^ :]+: (?!(?i:name or service|nodename|no address|no such host|temporary failure|unknown)).+");
    private static final Pattern SQLITE = Pattern.compile("\\[SQLITE_([A-Z]+)\\w*]");
    private static final Pattern JSON_LINE = Pattern.compile("line: (\\d+)");

    private SystemFailure() {}

    /// Returns one clause; empty for any other failure.
    static Optional<String> of(Throwable failure) {
        return switch (failure) {
            case FileSystemException file -> Optional.of(file(file));
            case FileNotFoundException file -> oldFile(String.valueOf(file.getMessage()));
            case CharacterCodingException _ -> Optional.of("its text is not UTF-8; save it as UTF-8");
            case UnknownHostException host -> Optional.of(host(String.valueOf(host.getMessage())));
            case SSLException tls -> Optional.of(tls(String.valueOf(tls.getMessage())));
            case BindException _ ->
                Optional.of("another program listens on that port already, or this user may not use it");
            case NoRouteToHostException _ -> Optional.of("the network has no way to that server");
            case ConnectException connect -> Optional.of(connect(String.valueOf(connect.getMessage())));
            case SocketTimeoutException _ -> Optional.of("it was silent for too long");
            case InterruptedIOException _ -> Optional.of("it was silent for too long");
            case SocketException _ -> Optional.of("the connection broke off");
            case EOFException _ -> Optional.of("it ends too early, as if it was cut off");
            case IOException io -> reason(String.valueOf(io.getMessage()), "the file");
            case InterruptedException _ -> Optional.of("it was stopped");
            case StackOverflowError _ -> Optional.of("something in it is nested too deeply");
            case OutOfMemoryError _ ->
                Optional.of("the memory does not suffice; give Gazette more, as in JAVA_TOOL_OPTIONS=-Xmx1g");
            case LinkageError _ -> Optional.of("a part of the program is missing, or does not fit this machine");
            default -> byName(failure);
        };
    }

    private static String file(FileSystemException failure) {
        String file = Optional.ofNullable(failure.getFile()).orElse("the file");
        return switch (failure) {
            case NoSuchFileException _ -> "there is no file or folder " + file;
            case AccessDeniedException _ -> noRight(file);
            case FileAlreadyExistsException _ ->
                file + (Files.isDirectory(Path.of(file)) ? " is a folder already" : " is a file already; name another");
            case DirectoryNotEmptyException _ -> "the folder " + file + " is not empty";
            case NotDirectoryException _ -> file + " is a file and no folder; name another";
            case FileSystemLoopException _ -> "the link " + file + " leads back to itself";
            default ->
                reason(String.valueOf(failure.getReason()), file)
                        .orElse(file + " cannot be used: " + failure.getReason());
        };
    }

    private static String noRight(String file) {
        return "the user who runs Gazette has no right to use " + file;
    }

    /// Such as `data/x (Permission denied)`.
    private static Optional<String> oldFile(String message) {
        Matcher parts = OLD_FILE_MESSAGE.matcher(message);
        return parts.matches()
                ? reason(parts.group(2), parts.group(1))
                : Optional.of("there is no file or folder " + message);
    }

    /// Explains what Linux and other systems say.
    private static Optional<String> reason(String message, String file) {
        String reason = message.toLowerCase(Locale.ROOT);
        if (reason.contains("permission denied") || reason.contains("operation not permitted")) {
            return Optional.of(noRight(file));
        }
        if (reason.contains("no such file")) {
            return Optional.of("there is no file or folder " + file);
        }
        if (reason.contains("is a directory")) {
            return Optional.of(file + " is a folder and no file");
        }
        if (reason.contains("not a directory")) {
            return Optional.of("a part of the path " + file + " is a file and no folder; name another");
        }
        if (reason.contains("no space left") || reason.contains("quota exceeded")) {
            return Optional.of("the disk is full, so " + file + " cannot be written");
        }
        if (reason.contains("read-only file system")) {
            return Optional.of(file + " is on a disk that can only be read");
        }
        if (reason.contains("too many open files")) {
            return Optional.of("the system lets Gazette open no more files; raise its limit (ulimit -n)");
        }
        if (reason.contains("file name too long")) {
            return Optional.of("the name " + TextShortener.withEllipsis(file, 60) + " is too long");
        }
        if (reason.contains("symbolic links")) {
            return Optional.of("the link " + file + " leads back to itself");
        }
        if (reason.contains("input/output error")) {
            return Optional.of("the disk fails at " + file);
        }
        return reason.contains("broken pipe")
                        || reason.contains("connection reset")
                        || reason.contains("stream closed")
                        || reason.contains("unexpected end of stream")
                ? Optional.of("the connection broke off")
                : Optional.empty();
    }

    private static String host(String message) {
        if (OWN_LOOKUP.matcher(message).matches()) {
            return message;
        }
        String name = message.replaceFirst(": .*", "").strip();
        return name.isEmpty() || name.equals("null") || name.contains(" ")
                ? "the server's name is not known; check it, and this machine's DNS"
                : "no server is known by the name " + name + "; check it, and this machine's DNS";
    }

    private static String connect(String message) {
        return message.toLowerCase(Locale.ROOT).contains("timed out")
                ? "it was silent for too long"
                : "the connection was refused, as if nothing ran there";
    }

    private static String tls(String message) {
        String what = message.toLowerCase(Locale.ROOT);
        String why = what.contains("path building") || what.contains("trust") || what.contains("certification path")
                ? "this machine does not trust its certificate"
                : what.contains("expired") || what.contains("notafter")
                        ? "its certificate has expired"
                        : what.contains("subject alternative") || what.contains("no name matching")
                                ? "its certificate is for another name"
                                : what.contains("unsupported or unrecognized") || what.contains("plaintext")
                                        ? "what answers on that port does not speak TLS"
                                        : "the server says: " + message;
        return "no secure connection (TLS) came about: " + why;
    }

    /// Libraries that only their own room may import.
    private static Optional<String> byName(Throwable failure) {
        String type = failure.getClass().getName();
        String message = String.valueOf(failure.getMessage());
        if (type.startsWith("org.sqlite.")) {
            Matcher code = SQLITE.matcher(message);
            return Optional.of(code.find() ? sqlite(code.group(1)) : "the database does not do it: " + message);
        }
        if (type.startsWith("java.sql.SQLTransient")) {
            return Optional.of("the database does not answer in time");
        }
        if (type.contains(".jackson.")) {
            Matcher line = JSON_LINE.matcher(message);
            return Optional.of("it is not JSON" + (line.find() ? ", from line " + line.group(1) + " on" : ""));
        }
        return Optional.empty();
    }

    private static String sqlite(String code) {
        return switch (code) {
            case "BUSY", "LOCKED" -> "another program has locked the database for too long";
            case "READONLY", "PERM", "AUTH" -> "the user who runs Gazette has no right to write the database";
            case "CANTOPEN" ->
                "it cannot be opened as a file; it may be a folder, or one that Gazette has no right to use";
            case "NOTADB" -> "it is no SQLite database, but another kind of file";
            case "CORRUPT" -> "the database is damaged; take it from a backup";
            case "FULL" -> "the disk is full";
            case "IOERR" -> "the disk fails";
            default -> "the database does not do it (" + code.toLowerCase(Locale.ROOT) + ")";
        };
    }
}
