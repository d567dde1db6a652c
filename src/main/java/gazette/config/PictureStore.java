package gazette.config;

/// Says where the pictures of articles are kept.
public enum PictureStore {
    /// In the database, so that all machines on it have them. Their files are copies.
    DATABASE,
    /// As files in the data folder, which several machines may share.
    FOLDER;

    /// Returns where they are kept if nobody says: beside the articles, which is where other machines look.
    static PictureStore usual(DatabaseConfig database) {
        return switch (database) {
            case DatabaseConfig.Sqlite _ -> FOLDER;
            case DatabaseConfig.Postgres _ -> DATABASE;
        };
    }
}
