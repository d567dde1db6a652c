package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.store.Store;
import gazette.store.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renames lists in the database when the settings give them a new name (`was:`). Members, issues and the links
/// in mails that were sent stay valid.
final class RenameLists {
    private static final Logger LOG = LoggerFactory.getLogger(RenameLists.class);

    private RenameLists() {}

    static void run(Config config, Store store) {
        for (ListConfig list : config.lists().values()) {
            for (String former : list.formerNames()) {
                if (store.read(tables -> tables.lists().find(former)).isPresent()) {
                    store.change(tables -> rename(former, list.name(), tables));
                }
            }
        }
    }

    private static void rename(String former, String name, Tables tables) {
        if (tables.lists().rename(former, name)) {
            LOG.info("list_renamed from={} to={}", former, name);
            return;
        }
        LOG.warn("list_not_renamed from={} to={} cause=\"both have members or issues\"", former, name);
    }
}
