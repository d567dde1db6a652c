package gazette.lint;

import gazette.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects findings. The same finding at several places is kept once.
public final class FindingCollector {
    private static final int NAMED = 2;

    private final Map<Mark, List<String>> marks = new LinkedHashMap<>();

    private record Mark(Severity severity, String check, String what, String remedy) {}

    public void error(String check, String what, String where, String remedy) {
        add(Severity.ERROR, check, what, where, remedy);
    }

    public void warn(String check, String what, String where, String remedy) {
        add(Severity.WARNING, check, what, where, remedy);
    }

    public void note(String check, String what, String where, String remedy) {
        add(Severity.NOTE, check, what, where, remedy);
    }

    private void add(Severity severity, String check, String what, String where, String remedy) {
        marks.computeIfAbsent(new Mark(severity, check, what, remedy), none -> new ArrayList<>())
                .add(where);
    }

    /// Returns the findings, the worst first.
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (Severity severity : Severity.values()) {
            marks.forEach((mark, places) -> {
                if (mark.severity == severity) {
                    findings.add(new Finding(severity, mark.check, mark.what, where(places), mark.remedy));
                }
            });
        }
        return findings;
    }

    private static String where(List<String> places) {
        List<String> different = places.stream().distinct().toList();
        if (different.size() <= NAMED) {
            return String.join("; ", different);
        }
        return different.getFirst() + "; and at " + (different.size() - 1) + " other places";
    }
}
