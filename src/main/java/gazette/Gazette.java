package gazette;

/// Where the program starts.
public final class Gazette {
    private Gazette() {}

    /// Runs one command and exits with its code.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        System.out.println("Gazette");
    }
}
