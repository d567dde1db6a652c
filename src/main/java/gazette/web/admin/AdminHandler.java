package gazette.web.admin;

/// Answers a request of the desk.
@FunctionalInterface
interface AdminHandler {
    void handle(AdminRequest request);
}
