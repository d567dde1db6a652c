package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.config.WebConfig;
import gazette.press.site.WriteSite;
import gazette.press.workspace.AppContext;
import gazette.web.OwnSiteClient;
import gazette.web.WebServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Runs `gazette site`: starts a web server for this process only, and writes what it answers into files.
final class StaticSite {
    private final Path workspace;
    private final InstantSource clock;

    StaticSite(Path workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Writes the site into a folder and returns the exit code.
    int write(Path folder) {
        LoggingAndConfigSetup.setLogLevel(Level.WARN);
        Optional<Config> config = LoggingAndConfigSetup.readConfig(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        if (config.get().publication().publicUrl().isEmpty()) {
            System.err.println(
                    "gazette: the feeds would name this machine: write where subscribers will find the site, as"
                            + " public_url: https://… under publication: in gazette.yaml");
            return 1;
        }
        try (AppContext context = AppContext.open(config.get(), clock);
                var server = new WebServer(() -> context, now -> Optional.empty());
                var ownSiteClient = new OwnSiteClient(server.start(new WebConfig("127.0.0.1", 0, List.of())))) {
            context.requireLinkKeys();
            WriteSite.Written written = new WriteSite(
                            context, ownSiteClient::page, ownSiteClient.notFound(), ownSiteClient::headers)
                    .run(folder);
            System.out.println(folder + ": " + written.written() + " files written, " + written.unchanged()
                    + " as they were, " + written.removed() + " removed");
            return 0;
        }
    }
}
