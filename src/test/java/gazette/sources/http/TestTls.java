package gazette.sources.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for `localhost`, and programs that trust it.
final class TestTls {
    private static final char[] PASSWORD = "gazette".toCharArray();

    private TestTls() {}

    static SSLContext trustedLocalhost() throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /// Makes something that trusts the certificate, as a machine does whose own store has it.
    static <T> T trusting(Supplier<T> make) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store().getCertificate("relay"));
        Path file = Files.createTempFile("trusted", ".p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD);
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "gazette");
        try {
            return make.get();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            Files.delete(file);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        try (InputStream file = TestTls.class.getResourceAsStream("/tls/localhost.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            return store;
        }
    }
}
