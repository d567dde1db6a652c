package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.press.workspace.LinkKeys;
import gazette.press.workspace.MatchLinkKeys;
import gazette.store.Store;
import gazette.store.StoreException;
import gazette.subscribers.keys.KeyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Checks that the database can be reached, and that the keys here are its keys.
final class DatabaseCheck {
    private DatabaseCheck() {}

    static List<Diagnostic> in(Config config) {
        try {
            Optional<Store> opened = Store.openAsItIs(config.database());
            if (opened.isEmpty()) {
                return List.of();
            }
            try (Store store = opened.get()) {
                return new MatchLinkKeys(config, store)
                        .fault().stream().map(fault -> ofKeys(config, fault)).toList();
            }
        } catch (StoreException e) {
            return List.of(ofDatabase(String.valueOf(e.getMessage())));
        }
    }

    private static Diagnostic ofKeys(Config config, LinkKeys.Unusable fault) {
        Path file = config.workspace().relativize(KeyFile.in(config.data()));
        return new Diagnostic(file, 1, fault.problem(), fault.remedy());
    }

    private static Diagnostic ofDatabase(String message) {
        String[] parts = message.split("; ", 2);
        return new Diagnostic(
                ConfigReader.MAIN_FILE, 1, parts[0], parts.length > 1 ? parts[1] : "see what database: says");
    }
}
