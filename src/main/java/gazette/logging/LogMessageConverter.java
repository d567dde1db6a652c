package gazette.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Optional;

/// Writes the message of an event, its values escaped: `%msg` in `logback.xml`.
public final class LogMessageConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        Object[] values = Optional.ofNullable(event.getArgumentArray()).orElse(new Object[0]);
        return LogLine.of(String.valueOf(event.getMessage()), values);
    }
}
