package gazette.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the exception of an event with its stack, the messages escaped: `%ex` in `logback.xml`.
public final class LogExceptionConverter extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy exception) {
        return super.throwableProxyToString(new Escaped(exception));
    }

    private record Escaped(IThrowableProxy exception) implements IThrowableProxy {
        @Override
        public @Nullable String getMessage() {
            return Optional.ofNullable(exception.getMessage())
                    .map(LogLine::escaped)
                    .orElse(null);
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return Optional.ofNullable(exception.getOverridingMessage())
                    .map(LogLine::escaped)
                    .orElse(null);
        }

        @Override
        public String getClassName() {
            return exception.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return exception.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return exception.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return Optional.ofNullable(exception.getCause()).map(Escaped::new).orElse(null);
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            IThrowableProxy[] suppressed =
                    Optional.ofNullable(exception.getSuppressed()).orElse(new IThrowableProxy[0]);
            return Arrays.stream(suppressed).map(Escaped::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return exception.isCyclic();
        }
    }
}
