package gazette.web;

import gazette.press.membership.RecordFormRequest;
import gazette.press.workspace.AppContext;
import gazette.render.pages.FormWork;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.FormStamp;
import gazette.subscribers.keys.FormStamp.Form;
import gazette.web.http.ClientAddress;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Decides whether a form that was sent counts: its sender got it from us, in the network that it comes from. Any
/// other, such as a form on a page of somebody else's, is answered by a page with one button, and only that button
/// counts. There are no cookies.
final class StampCheck {
    private static final String SCRIPT = "/form.js";
    private static final String POLICY = "Content-Security-Policy";

    /// How long a button waits for those who do no proof of work.
    private static final Duration WITHOUT_WORK = Duration.ofSeconds(30);

    private final Context request;
    private final AppContext context;
    private final Instant now;
    private final ClientNetwork network;
    private final FormStamp stamps;
    private final Duration minAge;
    private final int workBits;

    StampCheck(Context request, AppContext context, Form form) {
        this.request = request;
        this.context = context;
        this.now = context.clock().instant();
        this.network = ClientAddress.network(request, context.config().web().proxies());
        this.stamps = new FormStamp(context.keyRing(), form, network.limited());
        this.minAge = minAge(form);
        this.workBits = context.config().web().proofOfWork();
    }

    /// Returns how long people take at least: who is faster with several fields is a program.
    private static Duration minAge(Form form) {
        return switch (form) {
            case SUBSCRIBE -> Duration.ofSeconds(2);
            case PREFERENCES -> Duration.ZERO;
        };
    }

    ClientNetwork network() {
        return network;
    }

    /// Returns whether the sent form counts.
    boolean isAccepted(EmailAddress address) {
        Optional<Duration> button = stamps.ageOfButton(stamp(), address, now);
        boolean timely = button.or(() -> stamps.ageOfPage(stamp(), now))
                .filter(age -> age.compareTo(minAge) >= 0)
                .isPresent();
        boolean waited = button.filter(age -> age.compareTo(WITHOUT_WORK) >= 0).isPresent();
        return timely && (waited || isWorkDone());
    }

    /// Records a request that came with no stamp of ours. Who only was too quick will send it once more.
    void recordIfUnstamped(EmailAddress address) {
        if (stamps.ageOfButton(stamp(), address, now).isEmpty()
                && stamps.ageOfPage(stamp(), now).isEmpty()) {
            new RecordFormRequest(context).run(address, network);
        }
    }

    /// Returns the stamp for the whole form: the sent one while it is good, so that its time goes on.
    String pageStamp() {
        return stamps.ageOfPage(stamp(), now).map(_ -> stamp()).orElseGet(() -> stamps.forPage(now));
    }

    /// Returns the stamp for the button, in the same way.
    String buttonStamp(EmailAddress address) {
        return stamps.ageOfButton(stamp(), address, now)
                .map(_ -> stamp())
                .orElseGet(() -> stamps.forButton(address, now));
    }

    /// Answers with a page that has the form or the button in it; lets it run our script if there is work to do.
    void answer(int status, String page) {
        PrivateResponseWriter.html(request, status, page);
        if (workBits > 0) {
            String policy = Objects.requireNonNullElse(request.res().getHeader(POLICY), "default-src 'none'");
            request.header(POLICY, policy + "; script-src 'self'");
        }
    }

    /// Returns what the page asks of the browser.
    ///
    /// @param address the one that the button is for; empty for the whole form
    Optional<FormWork> work(Optional<EmailAddress> address) {
        if (workBits == 0) {
            return Optional.empty();
        }
        Duration age =
                address.flatMap(to -> stamps.ageOfButton(stamp(), to, now)).orElse(Duration.ZERO);
        long wait = Math.max(1, WITHOUT_WORK.minus(age).toSeconds());
        return Optional.of(new FormWork(workBits, wait, SCRIPT));
    }

    private boolean isWorkDone() {
        return ProofOfWork.isDone(
                workBits,
                stamp(),
                RequestParameters.formParam(request, "email"),
                RequestParameters.formParam(request, "work"));
    }

    private String stamp() {
        return RequestParameters.formParam(request, "stamp");
    }
}
