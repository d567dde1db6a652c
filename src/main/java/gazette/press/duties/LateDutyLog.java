package gazette.press.duties;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs each duty once when it becomes late or hangs.
public final class LateDutyLog {
    private static final Logger LOG = LoggerFactory.getLogger(LateDutyLog.class);

    private final DutyRegister register;
    private List<LateDuty> logged = List.of();

    public LateDutyLog(DutyRegister register) {
        this.register = register;
    }

    /// Logs what has changed since the last call.
    public void write() {
        List<LateDuty> late = register.lateWithDatabase();
        late.stream().filter(duty -> !logged.contains(duty)).forEach(duty -> LOG.error("duty_late \"{}\"", duty));
        logged = late;
    }
}
