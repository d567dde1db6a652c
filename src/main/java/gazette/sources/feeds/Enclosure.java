package gazette.sources.feeds;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Describes a file that belongs to an entry, such as an episode of a podcast.
///
/// @param address absolute
/// @param mediaType as the feed gives it, else by the ending of the address; empty if neither tells
/// @param bytes its size; 0 if it is not known
public record Enclosure(String address, String mediaType, long bytes) {
    /// Says what is done with a file.
    public enum Kind {
        AUDIO,
        VIDEO,
        IMAGE,
        OTHER
    }

    private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("m3u8", "application/vnd.apple.mpegurl"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("epub", "application/epub+zip"));
    private static final Set<String> STREAMS =
            Set.of("application/vnd.apple.mpegurl", "application/x-mpegurl", "application/dash+xml");

    public Enclosure {
        String written = mediaType.strip().toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        boolean isType = TYPE.matcher(written).matches() && !written.equals("application/octet-stream");
        mediaType = isType ? written : TYPES.getOrDefault(ending(address), "");
        bytes = Math.max(0, bytes);
    }

    /// Returns what is done with it.
    public Kind kind() {
        if (STREAMS.contains(mediaType) || mediaType.startsWith("video/")) {
            return Kind.VIDEO;
        }
        if (mediaType.startsWith("audio/") || mediaType.equals("application/ogg")) {
            return Kind.AUDIO;
        }
        return mediaType.startsWith("image/") ? Kind.IMAGE : Kind.OTHER;
    }

    /// Returns the ending of the file's name in lower case; empty if it has none.
    public String ending() {
        return ending(address);
    }

    /// Returns the name of the file.
    public String fileName() {
        String path = address.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String ending(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
