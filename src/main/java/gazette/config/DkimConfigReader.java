package gazette.config;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `dkim:`.
final class DkimConfigReader {
    /// RFC 8301 section 3.2: verifiers take no less, and signers should use 2048.
    private static final int LEAST_BITS = 1024;
    private static final int GOOD_BITS = 2048;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

    private final YamlBlock keys;
    private final Path workspace;
    private final String defaultDomain;

    private DkimConfigReader(YamlBlock settings, Path workspace) {
        this.keys = settings.block("dkim");
        this.workspace = workspace;
        this.defaultDomain = settings.value("from", FromAddress::parse)
                .map(FromAddress::domain)
                .orElse("localhost");
    }

    static Map<String, DkimKey> read(YamlBlock settings, Path workspace) {
        return new DkimConfigReader(settings, workspace).read();
    }

    /// Warns about keys that sign nothing: probably one of the two domains is mistyped.
    static void warnAboutUnusedKeys(Collection<DkimKey> keys, Collection<ListConfig> lists, YamlBlock settings) {
        for (DkimKey key : keys) {
            if (lists.stream().noneMatch(list -> key.covers(list.mail().from().domain()))) {
                settings.block("dkim")
                        .block(key.selector())
                        .warn(
                                "domain",
                                "the key \"" + key.selector() + "\" of " + key.domain()
                                        + " signs nothing, because no list's letters come from there",
                                "write the domain of a list's from, or remove the key");
            }
        }
    }

    private Map<String, DkimKey> read() {
        var read = new LinkedHashMap<String, DkimKey>();
        keys.blocks().forEach((selector, block) -> key(selector, block).ifPresent(key -> read.put(selector, key)));
        return read;
    }

    private Optional<DkimKey> key(String selector, YamlBlock block) {
        if (!NAME.matcher(selector).matches()) {
            keys.fault(
                    selector,
                    "\"" + selector + "\" cannot be a selector",
                    "write a name for the DNS, of a–z, 0–9 and -, such as s2026");
        }
        String domain = block.value("domain", DkimConfigReader::domain).orElse(defaultDomain);
        String file = block.text("key_file").orElse("data/dkim/" + selector + ".pem");
        try {
            PrivateKey key = key(file, selector, domain);
            warnAboutKeySize(key, block);
            return Optional.of(new DkimKey(selector, domain, key));
        } catch (InvalidValueException e) {
            block.fault("key_file", e.problem(), e.remedy());
            return Optional.empty();
        }
    }

    private PrivateKey key(String written, String selector, String domain) {
        String remedy =
                "correct the path, or make a key with gazette dkim new --selector " + selector + " --domain " + domain;
        String pem =
                OwnerOnlyFile.read(SourceConfigReader.path(workspace, written), "key file \"" + written + "\"", remedy);
        PrivateKey key = PrivateKeyPem.parse(pem, written);
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new InvalidValueException(
                    "the key in \"" + written + "\" has " + rsa.getModulus().bitLength()
                            + " bits, which no mail server accepts",
                    "make one with gazette dkim new, which has " + GOOD_BITS);
        }
        return key;
    }

    private static void warnAboutKeySize(PrivateKey key, YamlBlock block) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < GOOD_BITS) {
            block.warn(
                    "key_file",
                    "the key has " + rsa.getModulus().bitLength() + " bits, which is little",
                    "make one with gazette dkim new, which has " + GOOD_BITS);
        }
    }

    private static String domain(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not a domain", "write one such as example.org, in lower case");
        }
        return text;
    }
}
