package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailureTextTest {
    @Test
    void aMessageOfSeveralLinesIsOneLine() {
        assertThat(FailureText.of(new IllegalStateException("first\nsecond\u001b[31m\u2028third")))
                .isEqualTo("first second [31m third");
    }

    @Test
    void theLastCauseIsNamed() {
        var cause = new OutOfMemoryError("Java heap space");
        var failure = new IllegalStateException("no", new RuntimeException(cause));
        assertThat(FailureText.of(failure))
                .isEqualTo("no (the memory does not suffice; give Gazette more, as in JAVA_TOOL_OPTIONS=-Xmx1g)");
        assertThat(FailureText.withPlace(failure))
                .startsWith("IllegalStateException: no, caused by OutOfMemoryError: Java heap space at ");
    }

    static Stream<Arguments> failures() {
        var path = "data/x";
        return Stream.of(
                arguments(new NoSuchFileException(path), "there is no file or folder data/x"),
                arguments(new AccessDeniedException(path), "the user who runs Gazette has no right to use data/x"),
                arguments(
                        new FileSystemException(path, null, "Permission denied"),
                        "the user who runs Gazette has no right to use data/x"),
                arguments(
                        new FileSystemException(path, null, "No space left on device"),
                        "the disk is full, so data/x cannot be written"),
                arguments(
                        new FileSystemException(path, null, "Not a directory"),
                        "a part of the path data/x is a file and no folder; name another"),
                arguments(new FileSystemException(path, null, "Odd"), "data/x cannot be used: Odd"),
                arguments(new NotDirectoryException(path), "data/x is a file and no folder; name another"),
                arguments(new FileAlreadyExistsException(path), "data/x is a file already; name another"),
                arguments(
                        new FileNotFoundException("data/x (Permission denied)"),
                        "the user who runs Gazette has no right to use data/x"),
                arguments(new IOException("Is a directory"), "the file is a folder and no file"),
                arguments(new UncheckedIOException(new NoSuchFileException(path)), "there is no file or folder data/x"),
                arguments(
                        new UncheckedIOException("it cannot be read", new NoSuchFileException(path)),
                        "it cannot be read (there is no file or folder data/x)"),
                arguments(
                        new UnknownHostException("mail.invalid: Name or service not known"),
                        "no server is known by the name mail.invalid; check it, and this machine's DNS"),
                arguments(
                        new ConnectException("Connection refused"),
                        "the connection was refused, as if nothing ran there"),
                arguments(new SocketTimeoutException("Read timed out"), "it was silent for too long"),
                arguments(new SocketException("Connection reset"), "the connection broke off"),
                arguments(
                        new SSLHandshakeException("PKIX path building failed: sun.security.provider.certpath"),
                        "no secure connection (TLS) came about: this machine does not trust its certificate"),
                arguments(
                        new RuntimeException(new SQLiteException("[SQLITE_BUSY] busy", SQLiteErrorCode.SQLITE_BUSY)),
                        "another program has locked the database for too long"),
                arguments(new StackOverflowError(), "something in it is nested too deeply"),
                arguments(
                        new NoClassDefFoundError("gazette/Foo"),
                        "a part of the program is missing, or does not fit this machine"),
                arguments(new NullPointerException("Cannot invoke \"x()\""), "Gazette itself failed at it"),
                arguments(new IllegalStateException(new ClassCastException("A to B")), "Gazette itself failed at it"),
                arguments(new IllegalArgumentException("java.lang.IllegalStateException: it is so"), "it is so"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatHappenedIsSaidWithoutNamesOfJava(Throwable failure, String plain) {
        assertThat(FailureText.of(failure)).isEqualTo(plain);
    }

    @Test
    void causesThatLeadBackToTheirBeginningEnd() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));
        assertThat(FailureText.withPlace(one)).startsWith("IllegalStateException: one, caused by ");
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(FailureText.of(new IllegalStateException("x".repeat(10_000))))
                .hasSizeLessThan(400);
    }
}
