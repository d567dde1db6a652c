package gazette;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/// Chromium without a window, as Debian has it.
final class Browser implements AutoCloseable {
    /// Held, or else its level would be forgotten: Selenium warns of every Chromium that is newer than itself.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final String faults;
    private int width;

    /// @param profile a folder of its own
    Browser(Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.setBinary(onPath("chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                // Else a picture may be taken before a mail in its frame is painted.
                "--disable-features=IsolateSandboxedIframes",
                "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options);
        faults = resource("/browser/faults.js");
        window(1280, 900, 1);
    }

    /// A window of that size; narrow ones are telephones.
    void window(int width, int height, int pixelsPerPoint) {
        this.width = width;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", pixelsPerPoint, "mobile", width < 600));
    }

    void dark(boolean dark) {
        var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /// Runs the processor so many times slower.
    void slowed(int times) {
        driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    /// Whether pages may run scripts.
    void scripts(boolean may) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !may));
    }

    /// Gives the browser an authenticator that keeps passkeys, and whose owner is always there.
    void addAuthenticator() {
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    /// Signs in to the desk of a site, with the token of a session.
    void signIn(URI site, String token) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.setCookie",
                Map.of("name", "__Host-desk", "value", token, "url", site.toString(), "path", "/", "secure", true));
    }

    /// Cuts the connection, or has it back.
    void offline(boolean isCut) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isCut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /// Drags one thing onto another.
    void drag(String what, String onto) {
        new Actions(driver)
                .moveToElement(driver.findElement(By.cssSelector(what)))
                .clickAndHold()
                .moveByOffset(0, -5)
                .moveToElement(driver.findElement(By.cssSelector(onto)), 0, -10)
                .release()
                .perform();
    }

    /// Asks for pages in a language.
    void language(String tag) {
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", tag)));
    }

    /// Returns what the pages reported since the last call: errors of scripts, refused resources.
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /// Types into a field, in place of what is in it.
    void type(String field, String text) {
        WebElement element = driver.findElement(By.cssSelector(field));
        element.clear();
        element.sendKeys(text);
    }

    /// Presses what a reader would press.
    void press(String what) {
        driver.findElement(By.cssSelector(what)).click();
    }

    /// Presses it, if it is still there: another page may just be coming.
    void pressIfThere(String what) {
        try {
            driver.findElements(By.cssSelector(what)).stream().findFirst().ifPresent(WebElement::click);
        } catch (StaleElementReferenceException e) {
            // The next page is there.
        }
    }

    /// Waits until something is true of the open page.
    void await(String expression) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .withMessage(() -> expression + "; the page says: " + text())
                .until(_ -> Boolean.TRUE.equals(driver.executeScript("return !!(" + expression + ")")));
    }

    /// The text of the open page.
    String text() {
        return ask("document.body ? document.body.innerText : ''");
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /// What is wrong with the open page, a sentence each.
    List<String> faults() {
        var found = (List<?>) Objects.requireNonNull(driver.executeScript(faults, width));
        return found.stream().map(Object::toString).toList();
    }

    /// What a script among the resources says of the open page, line by line.
    List<String> lines(String script) {
        return run(resource(script));
    }

    /// What a script itself says of the open page, line by line.
    List<String> run(String script) {
        var found = (List<?>) Objects.requireNonNull(driver.executeScript(script));
        return found.stream().map(Object::toString).toList();
    }

    /// What differs in the styles of pages before and after a change, a sentence each.
    List<String> compareStyles(List<String> before, List<String> after) {
        String script = resource("/browser/styles.js");
        var found = (List<?>) Objects.requireNonNull(driver.executeScript(script, before, after));
        return found.stream().map(Object::toString).toList();
    }

    /// What a script says of the open page.
    String ask(String expression) {
        return String.valueOf(driver.executeScript("return " + expression));
    }

    /// The window as a PNG.
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        program + " is not on the PATH: these tests need Debian's chromium and chromium-driver,"
                                + " which ./verify installs"));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Browser.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
