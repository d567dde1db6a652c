package gazette.sources.dates;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Maps names of zones to offsets: those of RFC 822, and others that are unambiguous. IST means India, Israel or
/// Ireland and is not known; nor are the military letters, as RFC 5322 says.
final class ZoneNames {
    private static final String NAMES = """
            z utc ut gmt wet +0
            cet met mez bst west +1
            cest mesz eet sast +2
            eest msk trt +3
            gst +4
            pkt +5
            ict wib +7
            hkt sgt awst myt +8
            jst kst +9
            aest +10
            aedt +11
            nzst +12
            nzdt +13
            art brt -3
            edt -4
            est cdt -5
            cst mdt -6
            mst pdt -7
            pst akdt -8
            akst -9
            hst -10
            """;
    private static final Map<String, ZoneOffset> OFFSETS = new HashMap<>();

    static {
        NAMES.lines().forEach(line -> {
            String[] words = line.split(" ");
            int hours = Integer.parseInt(words[words.length - 1]);
            for (int i = 0; i < words.length - 1; i++) {
                OFFSETS.put(words[i], ZoneOffset.ofHours(hours));
            }
        });
    }

    private ZoneNames() {}

    /// Returns the offset of a zone.
    ///
    /// @param name in lower case
    static Optional<ZoneOffset> offset(String name) {
        return Optional.ofNullable(OFFSETS.get(name));
    }
}
