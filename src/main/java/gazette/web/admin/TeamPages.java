package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.accounts.Team;
import gazette.press.accounts.Team.TeamResult;
import gazette.press.workspace.DeskAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Serves the page on which owners invite people, and decide what they may do.
final class TeamPages {
    private static final String PATH = "/desk/team";
    private static final int UNPROCESSABLE = 422;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(PATH, AccountRole.OWNER, request -> show(request, 200, "", Map.of())),
                AdminRoute.post(PATH, AccountRole.OWNER, TeamPages::invite),
                AdminRoute.post(PATH + "/{account}/role", AccountRole.OWNER, TeamPages::changeRole),
                AdminRoute.post(
                        PATH + "/{account}/reset", AccountRole.OWNER, request -> change(request, Team::reset, "")),
                AdminRoute.post(
                        PATH + "/{account}/remove",
                        AccountRole.OWNER,
                        request -> change(request, Team::remove, "doors.team.removed")));
    }

    private static void show(AdminRequest request, int status, String problem, Map<String, String> link) {
        Map<String, Object> model = new HashMap<>();
        model.put("members", team(request).members());
        model.put(
                "roles",
                Arrays.stream(AccountRole.values()).map(TeamPages::word).toList());
        model.put("problem", problem);
        model.put("typed", request.form("name"));
        model.put("link", link.getOrDefault("link", ""));
        model.put("linkName", link.getOrDefault("name", ""));
        request.render(status, "team", model);
    }

    private static Team team(AdminRequest request) {
        return new Team(request.app(), request.actor());
    }

    private static void invite(AdminRequest request) {
        Optional<AccountRole> role = role(request);
        if (role.isEmpty()) {
            show(request, UNPROCESSABLE, request.text("doors.team.role_missing"), Map.of());
            return;
        }
        answer(request, team(request).invite(request.form("name"), role.get()), "");
    }

    private static void changeRole(AdminRequest request) {
        Optional<AccountRole> role = role(request);
        if (role.isEmpty()) {
            show(request, UNPROCESSABLE, request.text("doors.team.role_missing"), Map.of());
            return;
        }
        change(request, (team, account) -> team.changeRole(account, role.get()), "doors.team.role_changed");
    }

    /// Changes something about one account.
    @FunctionalInterface
    private interface Change {
        TeamResult make(Team team, long account);
    }

    private static void change(AdminRequest request, Change change, String done) {
        TeamResult result = request.number("account")
                .map(account -> change.make(team(request), account))
                .orElseGet(TeamResult.Gone::new);
        answer(request, result, done);
    }

    private static void answer(AdminRequest request, TeamResult result, String done) {
        switch (result) {
            case TeamResult.Done _ -> {
                request.notice(done);
                request.redirect(PATH);
            }
            case TeamResult.DoneWithLink made -> {
                String link = DeskAddress.of(
                                request.app().config(), request.http().port())
                        .page("/desk/join/" + made.token());
                show(
                        request,
                        200,
                        "",
                        Map.of("link", link, "name", made.account().name()));
            }
            case TeamResult.LastOwner _ ->
                show(request, UNPROCESSABLE, request.text("doors.team.last_owner"), Map.of());
            case TeamResult.Gone _ -> show(request, UNPROCESSABLE, request.text("doors.team.gone"), Map.of());
            case TeamResult.NameRefused name ->
                show(
                        request,
                        UNPROCESSABLE,
                        request.text(name.isTaken() ? "doors.name.taken" : "doors.name.refused"),
                        Map.of());
        }
    }

    private static Optional<AccountRole> role(AdminRequest request) {
        return Arrays.stream(AccountRole.values())
                .filter(role -> word(role).equals(request.form("role")))
                .findFirst();
    }

    private static String word(AccountRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
