package gazette.proof;

/// A mail program on one platform.
///
/// @param counted whether a letter must look right in it; the others are only told of
record Client(String family, String platform, boolean counted) {
    @Override
    public String toString() {
        return family + " (" + platform + ")";
    }
}
