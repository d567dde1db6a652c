package gazette.articles.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Divides a JPEG file into its segments (ITU-T T.81 annex B), so that those that tell of the photographer, the place
/// and the camera can be left out: Exif, XMP, IPTC, comments, thumbnails, and whatever follows the picture.
final class JpegFile {
    /// Progressive pictures have about ten; each takes as long to read as a whole picture.
    private static final int MAX_SCANS = 100;
    private static final int MAX_PROFILE = 1_000_000;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int JFIF_LENGTH = 18;

    private final byte[] bytes;
    private final List<Segment> segments = new ArrayList<>();

    /// @param from where the marker begins
    /// @param to where the segment ends, with the scan's data behind it
    private record Segment(int marker, int from, int to) {}

    /// Reads the segments.
    ///
    /// @throws IOException if it is broken, or has too many scans
    JpegFile(byte[] bytes) throws IOException {
        this.bytes = bytes;
        int at = 2;
        while (at < bytes.length && (segments.isEmpty() || segments.getLast().marker != EOI)) {
            at = read(at);
        }
        if (segments.stream().filter(segment -> segment.marker == SOS).count() > MAX_SCANS) {
            throw new IOException("more than " + MAX_SCANS + " scans");
        }
    }

    private int read(int from) throws IOException {
        int at = from;
        // Some cameras leave bytes between segments; a marker may be preceded by any number of 0xFF.
        while (at + 1 < bytes.length && (octet(at) != 0xFF || octet(at + 1) == 0xFF)) {
            at++;
        }
        if (at + 1 >= bytes.length) {
            return bytes.length;
        }
        int marker = octet(at + 1);
        if (marker == EOI || marker == SOI) {
            segments.add(new Segment(marker, at, at + 2));
            return at + 2;
        }
        if (at + 3 >= bytes.length) {
            throw new IOException("ends within a segment");
        }
        int end = at + 2 + ((octet(at + 2) << 8) | octet(at + 3));
        end = marker == SOS ? endOfScan(end) : end;
        if (end > bytes.length) {
            throw new IOException("ends within a segment");
        }
        segments.add(new Segment(marker, at, end));
        return end;
    }

    /// A marker within a scan is followed by 0, or says where decoding may start again.
    private int endOfScan(int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            boolean isData =
                    octet(at) != 0xFF || octet(at + 1) == 0 || (octet(at + 1) >= 0xD0 && octet(at + 1) <= 0xD7);
            if (!isData && octet(at + 1) != 0xFF) {
                return at;
            }
        }
        return bytes.length;
    }

    /// Returns the file without what is not part of the picture; the same array if there is no such thing.
    byte[] stripped() {
        var out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, 2);
        for (Segment segment : segments) {
            if (isJfif(segment)) {
                writeWithoutThumbnail(segment, out);
            } else if (isPicture(segment)) {
                out.write(bytes, segment.from, segment.to - segment.from);
            }
        }
        return out.size() == bytes.length ? bytes : out.toByteArray();
    }

    /// Returns another JPEG file with this one's colour profile (ICC.1 annex B.4).
    byte[] withProfile(byte[] jpeg) throws IOException {
        List<Segment> profile = segments.stream().filter(this::isProfile).toList();
        if (profile.isEmpty() || size(profile) > MAX_PROFILE) {
            return jpeg;
        }
        var other = new JpegFile(jpeg);
        var out = new ByteArrayOutputStream(jpeg.length);
        int begin = other.segments.getFirst().marker == APP0 ? other.segments.getFirst().to : 2;
        out.write(jpeg, 0, begin);
        profile.forEach(segment -> out.write(bytes, segment.from, segment.to - segment.from));
        out.write(jpeg, begin, jpeg.length - begin);
        return out.toByteArray();
    }

    boolean hasProfile() {
        List<Segment> profile = segments.stream().filter(this::isProfile).toList();
        return !profile.isEmpty() && size(profile) <= MAX_PROFILE;
    }

    private static int size(List<Segment> segments) {
        return segments.stream().mapToInt(segment -> segment.to - segment.from).sum();
    }

    private boolean isPicture(Segment segment) {
        boolean isApplication = segment.marker >= APP0 && segment.marker <= APP15;
        if (isApplication) {
            // Adobe's segment says how the colours are stored.
            return (segment.marker == APP14 && startsWith(segment, "Adobe")) || isProfile(segment);
        }
        return segment.marker != COMMENT;
    }

    private boolean isProfile(Segment segment) {
        return segment.marker == APP2 && startsWith(segment, "ICC_PROFILE\0");
    }

    private boolean isJfif(Segment segment) {
        return segment.marker == APP0 && startsWith(segment, "JFIF\0") && segment.to - segment.from >= JFIF_LENGTH;
    }

    private void writeWithoutThumbnail(Segment segment, ByteArrayOutputStream out) {
        out.write(bytes, segment.from, 2);
        out.write(0);
        out.write(JFIF_LENGTH - 2);
        out.write(bytes, segment.from + 4, JFIF_LENGTH - 6);
        out.write(0);
        out.write(0);
    }

    private boolean startsWith(Segment segment, String name) {
        int from = segment.from + 4;
        return segment.to - from >= name.length()
                && new String(bytes, from, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private int octet(int at) {
        return bytes[at] & 0xFF;
    }
}
