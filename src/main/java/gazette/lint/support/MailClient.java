package gazette.lint.support;

/// Describes a mail program on one platform.
///
/// @param isTarget whether a letter must look right in it; the others are only told of
record MailClient(String family, String platform, boolean isTarget) {
    @Override
    public String toString() {
        return family + " (" + platform + ")";
    }
}
