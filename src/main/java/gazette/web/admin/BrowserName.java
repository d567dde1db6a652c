package gazette.web.admin;

import java.util.List;
import java.util.Map;

/// Names a browser in a few words, so that people know their sessions: `Firefox, Windows`.
final class BrowserName {
    private static final int MAX_HEADER_LENGTH = 1000;
    private static final String UNKNOWN = "?";

    /// What stands in a header `User-Agent`; the first one counts, since browsers name those before them, too.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("MicroMessenger", "WeChat"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"),
            Map.entry("curl", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private BrowserName() {}

    static String of(String userAgent) {
        if (userAgent.isBlank() || userAgent.length() > MAX_HEADER_LENGTH) {
            return UNKNOWN;
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return system.equals(UNKNOWN) ? browser : browser + ", " + system;
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
