package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/// What the program is made of: the list of it that it carries, and the lock file of its build.
class SupplyChainTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOCK_IS_OLD = "to renew the lock file, see \"Dependencies\" in CONTRIBUTING.md";

    /// The jars that run here from Maven's repository, by name.
    private static final Map<String, Path> JARS = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(SupplyChainTest::isInRepository)
            .collect(Collectors.toMap(jar -> jar.getFileName().toString(), jar -> jar, (a, b) -> a, TreeMap::new));

    @Test
    void theProgramCarriesAListOfItsPartsWithTheirHashes() throws IOException {
        JsonNode sbom = sbom();
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo("gazette");
        assertThat(sbom.path("components")).hasSizeGreaterThan(60).allSatisfy(part -> {
            assertThat(part.path("purl").asText()).startsWith("pkg:maven/");
            assertThat(sha256(part)).as(part.path("purl").asText()).hasSize(64);
            assertThat(part.path("licenses")).as(part.path("purl").asText()).isNotEmpty();
        });
    }

    @Test
    void eachPartIsTheJarThatRuns() throws IOException {
        var named = new HashSet<String>();
        for (JsonNode part : sbom().path("components")) {
            String jar = jarName(part);
            named.add(part.path("name").asText());
            assertThat(JARS).as(LOCK_IS_OLD).containsKey(jar);
            assertThat(DigestUtils.sha256Hex(Files.readAllBytes(JARS.get(jar))))
                    .as(jar)
                    .isEqualTo(sha256(part));
        }
        assertThat(named)
                .contains("okhttp-jvm", "sqlite-jdbc", "javalin", "jsoup", "angus-mail")
                .doesNotContain("junit-jupiter", "archunit", "assertj-core");
    }

    /// Maven checks the same before it compiles anything, and checks its plugins, too.
    @Test
    void eachJarIsTheOneOfTheLockFile() throws IOException {
        JsonNode lock = JSON.readTree(Path.of("dependencies-lock.json").toFile());
        Set<String> known = new HashSet<>();
        lock.path("artifacts")
                .forEach(artifact -> known.add(artifact.path("integrity").asText()));
        assertThat(JARS).hasSizeGreaterThan(60);
        assertThat(JARS.values()).as(LOCK_IS_OLD).allMatch(jar -> known.contains(sha512(jar)));
    }

    @Test
    void theBuildChecksTheLockFileAndThePluginsWithIt() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("(?s)dependency-lock-maven-plugin.*<lockBuild>true</lockBuild>.*<goal>check</goal>");
        assertThat(Files.readString(Path.of("dependencies-lock.json")))
                .contains("maven-surefire-plugin", "error_prone_core", "nullaway", "cyclonedx-maven-plugin");
    }

    @Test
    void eachPackageOfNodeHasAHash() throws IOException {
        JsonNode packages = JSON.readTree(
                        Path.of("src/test/node/package-lock.json").toFile())
                .path("packages");
        assertThat(packages.properties()).hasSizeGreaterThan(1).allSatisfy(entry -> {
            if (!entry.getKey().isEmpty()) {
                assertThat(entry.getValue().path("integrity").asText()).startsWith("sha512-");
            }
        });
    }

    private static boolean isInRepository(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.resolveSibling("..").normalize();
        return name.endsWith(".jar") && name.startsWith(String.valueOf(folder.getFileName()));
    }

    private static JsonNode sbom() throws IOException {
        try (InputStream in = SupplyChainTest.class.getResourceAsStream("/META-INF/sbom/gazette.cdx.json")) {
            return JSON.readTree(in);
        }
    }

    private static String sha256(JsonNode part) {
        return part.path("hashes")
                .valueStream()
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .collect(Collectors.joining());
    }

    private static String jarName(JsonNode part) {
        String purl = part.path("purl").asText();
        String classifier = purl.contains("classifier=") ? "-" + purl.replaceAll(".*classifier=([^&]*).*", "$1") : "";
        return part.path("name").asText() + "-" + part.path("version").asText() + classifier + ".jar";
    }

    private static String sha512(Path jar) {
        try {
            return "sha512:" + Base64.getEncoder().encodeToString(DigestUtils.sha512(Files.readAllBytes(jar)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
