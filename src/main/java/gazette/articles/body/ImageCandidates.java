package gazette.articles.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the candidates of a `srcset`, as the HTML standard has it: an address ends at white space, so it may have
/// commas in it.
final class ImageCandidates {
    /// Images are scaled to so many pixels; a wider one would only take longer to fetch.
    private static final double ENOUGH_WIDTH = 1200;

    private static final double ENOUGH_DENSITY = 2;
    private static final Pattern CANDIDATE = Pattern.compile("[\\s,]*+([^\\s]++)([^,]*+)");
    private static final Pattern DESCRIPTOR = Pattern.compile("([0-9.]{1,9})([wx])");

    private ImageCandidates() {}

    private record Candidate(String address, double width, double density) {}

    /// Returns the address that suits a letter best; empty if there is none.
    static Optional<String> best(String srcset) {
        List<Candidate> all = candidates(srcset);
        List<Candidate> wide = all.stream().filter(c -> c.width > 0).toList();
        return (wide.isEmpty()
                        ? nearest(all, Candidate::density, ENOUGH_DENSITY)
                        : nearest(wide, Candidate::width, ENOUGH_WIDTH))
                .map(Candidate::address);
    }

    private static Optional<Candidate> nearest(
            List<Candidate> candidates, ToDoubleFunction<Candidate> size, double enough) {
        return candidates.stream()
                .filter(c -> size.applyAsDouble(c) >= enough)
                .min(Comparator.comparingDouble(size))
                .or(() -> candidates.stream().max(Comparator.comparingDouble(size)));
    }

    private static List<Candidate> candidates(String srcset) {
        List<Candidate> candidates = new ArrayList<>();
        Matcher found = CANDIDATE.matcher(srcset);
        int at = 0;
        while (at < srcset.length() && found.find(at)) {
            String written = found.group(1);
            boolean isBare = written.endsWith(",");
            String address = isBare ? withoutCommas(written) : written;
            if (LazyAddress.isAddress(address)) {
                candidates.add(candidate(address, isBare ? "" : found.group(2)));
            }
            at = isBare ? found.end(1) : found.end();
        }
        return candidates;
    }

    private static String withoutCommas(String written) {
        int end = written.length();
        while (end > 0 && written.charAt(end - 1) == ',') {
            end--;
        }
        return written.substring(0, end);
    }

    private static Candidate candidate(String address, String descriptors) {
        Matcher found = DESCRIPTOR.matcher(descriptors);
        double width = 0;
        double density = 1;
        while (found.find()) {
            double number = number(found.group(1));
            width = found.group(2).equals("w") ? number : width;
            density = found.group(2).equals("x") ? number : density;
        }
        return new Candidate(address, width, density);
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
