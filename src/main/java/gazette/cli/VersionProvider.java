package gazette.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Returns the version from the jar's manifest.
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"gazette " + version};
    }
}
