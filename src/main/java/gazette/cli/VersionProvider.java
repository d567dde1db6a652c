package gazette.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version as the jar's manifest has it.
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"gazette " + version};
    }
}
