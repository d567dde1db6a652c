package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.accounts.AuditRecord;
import gazette.press.accounts.ReadAuditLog;
import gazette.store.AuditTable.AuditFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Serves the audit log, the newest entry first.
final class AuditPages {
    private static final String PATH = "/desk/audit";
    private static final int PAGE = 50;

    List<AdminRoute> routes() {
        return List.of(AdminRoute.get(PATH, AccountRole.OWNER, AuditPages::show));
    }

    private static void show(AdminRequest request) {
        var filter = new AuditFilter(request.query("who"), request.query("action"), request.query("subject"));
        var log = new ReadAuditLog(request.app());
        List<AuditRecord> entries = log.newest(filter, before(request), PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("entries", entries.stream().limit(PAGE).toList());
        model.put("more", entries.size() > PAGE ? entries.get(PAGE - 1).id() : 0L);
        model.put("filter", filter);
        model.put("people", log.people());
        model.put("actions", ReadAuditLog.SUBJECTS);
        model.put("words", words(request, entries));
        request.render("audit", model);
    }

    /// Returns what the actions are called in the language of the desk; one that has no name there is named by its
    /// word.
    private static Map<String, String> words(AdminRequest request, List<AuditRecord> entries) {
        AdminText texts = AdminText.of(request.locale());
        return entries.stream()
                .map(AuditRecord::action)
                .distinct()
                .filter(action -> texts.has("doors.action." + action))
                .collect(Collectors.toMap(action -> action, action -> texts.fill("doors.action." + action)));
    }

    private static long before(AdminRequest request) {
        String after = request.query("after");
        return after.matches("[0-9]{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    }
}
