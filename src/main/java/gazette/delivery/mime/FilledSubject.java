package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Stands for the header field Subject where it says something of the subscriber. It is encoded (RFC 2047) and folded
/// when it is filled in, so a value can neither begin another field nor break a line.
///
/// It is stored as words: text in hexadecimal after `c`, and a [ValueSlot] after `v`.
record FilledSubject(SlottedText text) implements TemplatePart {
    static FilledSubject parse(String written) {
        List<String> words = Arrays.asList(written.split(",", -1));
        return new FilledSubject(new SlottedText(
                words.stream()
                        .filter(word -> word.startsWith("c"))
                        .map(word -> new String(HexFormat.of().parseHex(word.substring(1)), StandardCharsets.UTF_8))
                        .toList(),
                words.stream()
                        .filter(word -> word.startsWith("v"))
                        .map(word -> Optional.of(ValueSlot.parse(word.substring(1))))
                        .toList()));
    }

    /// Returns the name of the slot for a subject.
    static String name(SlottedText text) {
        return TemplatePart.SUBJECT
                + IntStream.range(0, text.constants().size())
                        .mapToObj(i -> "c"
                                + HexFormat.of()
                                        .formatHex(text.constants().get(i).getBytes(StandardCharsets.UTF_8))
                                + (i < text.slots().size()
                                        ? ",v"
                                                + text.slots()
                                                        .get(i)
                                                        .orElseThrow()
                                                        .written()
                                        : ""))
                        .collect(Collectors.joining(","));
    }

    @Override
    public byte[] bytesFor(TemplateValues values) {
        var subject = new StringBuilder(text.constants().getFirst());
        for (int i = 0; i < text.slots().size(); i++) {
            subject.append(text.slots().get(i).orElseThrow().plain(values.subscriber()))
                    .append(text.constants().get(i + 1));
        }
        return new HeaderField("Subject", HeaderValueEncoder.of(subject.toString()))
                .line()
                .getBytes(StandardCharsets.US_ASCII);
    }
}
