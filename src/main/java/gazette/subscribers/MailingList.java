package gazette.subscribers;

import gazette.config.ListConfig;

/// A mailing list as the database knows it and the workspace describes it.
///
/// @param id the database's; stands for the list in links, so that they survive a change of its title
public record MailingList(long id, ListConfig config) {
    public String name() {
        return config.name();
    }
}
