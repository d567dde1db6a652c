package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder with a few of Debian's packages and all that they depend on, for a program to run in by chroot. Nothing of
/// it is installed: packages that exclude one another have a tree each. Their scripts do not run, so accounts, folders
/// and settings are for the caller to make.
final class DebianTree implements AutoCloseable {
    /// The first account of a tree; nobody on the machine should have it.
    private static final int FIRST_ID = 61_001;

    private final Path folder;
    private final Path packages;
    private final Path root;
    private final List<String> accounts = new ArrayList<>();

    /// Fetches and unpacks, below `target`.
    DebianTree(String name, List<String> wanted) {
        this.folder = Path.of("target/mail-servers", name).toAbsolutePath();
        this.packages = folder.resolve("packages");
        this.root = folder.resolve("tree");
        assertThat(Program.run("sh", "-c", "test $(id -u) = 0"))
                .as("this runs mail servers by chroot, which only root can do: run ./verify --long as root")
                .isZero();
        close();
        try {
            Files.createDirectories(packages);
            Files.createDirectories(root);
            fetch(wanted);
            unpack();
            write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
            write("etc/hosts", "127.0.0.1 localhost\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /// Makes an account and a group of the same name.
    ///
    /// @return the number of both
    int account(String name) {
        if (!accounts.contains(name)) {
            accounts.add(name);
        }
        var users = new StringBuilder("root:x:0:0::/:/bin/false\nnobody:x:65534:65534::/:/bin/false\n");
        var groups = new StringBuilder("root:x:0:\nnogroup:x:65534:\n");
        for (int i = 0; i < accounts.size(); i++) {
            int id = FIRST_ID + i;
            users.append("%s:x:%d:%d::/:/bin/false\n".formatted(accounts.get(i), id, id));
            groups.append("%s:x:%d:\n".formatted(accounts.get(i), id));
        }
        write("etc/passwd", users.toString());
        write("etc/group", groups.toString());
        return FIRST_ID + accounts.indexOf(name);
    }

    /// Makes a folder.
    ///
    /// @param mode as chmod takes it
    void folder(String path, int user, int group, String mode) {
        String place = root.resolve(path).toString();
        assertThat(Program.run("mkdir", "-p", place)).isZero();
        assertThat(Program.run("chown", user + ":" + group, place)).isZero();
        assertThat(Program.run("chmod", mode, place)).isZero();
    }

    void write(String file, String content) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a file of a package.
    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns whether find(1) finds something.
    ///
    /// @param what its arguments, with paths of the tree
    boolean has(List<String> what) {
        var find = new ArrayList<>(List.of("find"));
        find.addAll(what);
        find.add("-print");
        // A file that is moved meanwhile is a failure to find, and none to us.
        return !run(new ProcessBuilder(find).directory(root.toFile()), Set.of(0, 1))
                .isEmpty();
    }

    /// Deletes everything.
    @Override
    public void close() {
        assertThat(Program.run("rm", "-rf", "--one-file-system", folder.toString()))
                .isZero();
    }

    private void fetch(List<String> wanted) {
        assertThat(Program.run("apt-get", "-q", "-q", "update"))
                .as("the lists of packages")
                .isZero();
        // As on a machine on which nothing is installed.
        var plan = new ArrayList<>(List.of("apt-get", "install", "-s", "--no-install-recommends"));
        plan.addAll(List.of("-o", "Dir::State::status=/dev/null"));
        plan.addAll(wanted);
        List<String> names = run(new ProcessBuilder(plan), Set.of(0))
                .lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(names).as("what apt-get would install").containsAll(wanted);
        var download = new ArrayList<>(List.of("apt-get", "-q", "-q", "-o", "APT::Sandbox::User=root", "download"));
        download.addAll(names);
        run(new ProcessBuilder(download).directory(packages.toFile()), Set.of(0));
    }

    private void unpack() throws IOException {
        try (Stream<Path> fetched = Files.list(packages)) {
            fetched.forEach(file -> assertThat(Program.run("dpkg-deb", "-x", file.toString(), root.toString()))
                    .as("dpkg-deb -x %s", file)
                    .isZero());
        }
    }

    /// @return what it says
    private static String run(ProcessBuilder command, Set<Integer> codes) {
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command.command(), said).isIn(codes);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
