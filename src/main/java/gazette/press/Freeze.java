package gazette.press;

/// Freezes an issue's recipients in small steps, and goes on where a dead process left off.
final class Freeze {
    private Freeze() {}

    static void recipients(Newsroom newsroom, long issue) {
        boolean more = true;
        while (more) {
            more = newsroom.store()
                    .write(tables ->
                            tables.deliveries().freeze(issue, newsroom.clock().instant()));
        }
    }
}
