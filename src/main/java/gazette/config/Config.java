package gazette.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything the workspace's files say, checked. Read once, handed down in parts.
///
/// @param workspace the folder with `gazette.yaml`, absolute
/// @param data the folder of all state: database, key, images, mailbox; absolute
/// @param database the SQLite file, absolute
/// @param relays by name, in the file's order; empty means that letters stay in the local mailbox
/// @param editors addresses that are told of failed and missed runs
public record Config(
        Path workspace,
        Path data,
        Path database,
        Publication publication,
        WebConfig web,
        Map<String, FolderConfig> sources,
        Map<String, RelayConfig> relays,
        Map<String, ListConfig> lists,
        Map<String, ScheduleConfig> schedules,
        List<String> editors) {
    public Config {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        relays = Collections.unmodifiableMap(new LinkedHashMap<>(relays));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
        schedules = Collections.unmodifiableMap(new LinkedHashMap<>(schedules));
        editors = List.copyOf(editors);
    }

    /// Where readers reach the pages: `public_url`, or else the address `serve` listens on.
    public URI siteUrl() {
        return publication.publicUrl().orElseGet(() -> URI.create("http://" + web.host() + ":" + web.port()));
    }
}
