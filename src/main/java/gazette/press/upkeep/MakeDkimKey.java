package gazette.press.upkeep;

import gazette.config.DkimKey;
import gazette.config.DkimKey.Algorithm;
import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;

/// Makes a key that signs mails, in `data/dkim/`, readable by its owner only. Never overwrites one.
public final class MakeDkimKey {
    private static final int RSA_BITS = 2048;
    private static final int ED25519_BITS = 255;

    private final Path workspace;

    public MakeDkimKey(Path workspace) {
        this.workspace = workspace;
    }

    /// Makes a key.
    ///
    /// @throws IllegalArgumentException if there is one of that name, or no workspace
    public DkimKey run(String selector, String domain, Algorithm algorithm) {
        if (Files.notExists(workspace.resolve("gazette.yaml"))) {
            throw new IllegalArgumentException(
                    "there is no gazette.yaml in " + workspace + "; name the workspace with --workspace DIR");
        }
        var key = new DkimKey(selector, domain, make(algorithm));
        write(workspace.resolve(file(selector)), key.key());
        return key;
    }

    /// Returns the usual path of a key in the workspace.
    public static Path file(String selector) {
        return Path.of("data", "dkim", selector + ".pem");
    }

    private static PrivateKey make(Algorithm algorithm) {
        try {
            var maker = KeyPairGenerator.getInstance(
                    switch (algorithm) {
                        case RSA -> "RSA";
                        case ED25519 -> "Ed25519";
                    });
            maker.initialize(algorithm == Algorithm.RSA ? RSA_BITS : ED25519_BITS);
            return maker.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, PrivateKey key) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        try {
            OwnerOnly.createFolderOf(file);
            OwnerOnly.createFile(file);
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n",
                    StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    file + " is there already and stays as it is; name the new key with --selector", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
