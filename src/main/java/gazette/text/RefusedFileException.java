package gazette.text;

import java.io.IOException;

/// Says why [BoundedFile] does not read a file.
public final class RefusedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedFileException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /// Returns what is wrong with the file: the rest of a sentence that begins with it.
    public String problem() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
