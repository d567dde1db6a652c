package gazette.press;

/// Lets a feed be asked at the next round, whatever its rhythm, its failures or its end.
public final class AskAgain {
    private AskAgain() {}

    /// Lets it.
    public static void run(Newsroom newsroom, String source) {
        newsroom.store().change(tables -> tables.feeds().askAgain(source));
    }
}
