package gazette.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Names the folders that the desk may write.
///
/// @param folders relative to the workspace
/// @param line where `gazette.yaml` names them
public record DeskWrites(List<Path> folders, int line) {
    /// The desk writes nothing.
    public static final DeskWrites NONE = new DeskWrites(List.of(), 1);

    private static final String EXAMPLE = "write the folder of a source in this workspace, such as [seeds]";
    /// Programs, state and people, which articles never are.
    private static final Set<String> OTHERS = Set.of("data", "schedules", "subscribers", "templates");

    public DeskWrites {
        folders = List.copyOf(folders);
    }

    /// Reads the path of a folder: below the workspace, and none that has another purpose.
    static Path folder(String text) {
        try {
            Path path = Path.of(ValueParsers.line(text));
            boolean leadsOut = path.isAbsolute()
                    || StreamSupport.stream(path.spliterator(), false)
                            .anyMatch(part -> part.toString().equals(".."));
            if (leadsOut) {
                throw new InvalidValueException("\"" + text + "\" lies outside the workspace", EXAMPLE);
            }
            Path folder = path.normalize();
            if (folder.toString().isEmpty() || OTHERS.contains(folder.getName(0).toString())) {
                throw new InvalidValueException("the desk may not write \"" + text + "\"", EXAMPLE);
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new InvalidValueException("\"" + text + "\" is not a path", EXAMPLE);
        }
    }
}
