package gazette.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Describes a part of a [MimeTemplate]: constant bytes, or a slot for a recipient's values.
sealed interface TemplatePart
        permits TemplatePart.Constant,
                TemplatePart.To,
                TemplatePart.MessageId,
                TemplatePart.Token,
                TemplatePart.QuotedToken,
                TemplatePart.QuotedValue,
                TemplatePart.Body,
                TemplatePart.Base64Group,
                FilledGroup,
                FilledSubject {
    String TO = "to";
    String MESSAGE_ID = "id";
    String TOKEN = "token";
    String BODY = "body";
    String QUOTED_TOKEN = "quoted-printable";
    String GROUP = "base64 ";
    String FILLED_GROUP = "base64-values ";
    String QUOTED_VALUE = "quoted-printable-value ";
    String SUBJECT = "subject ";

    /// Returns the part's bytes in one recipient's message. They must not be changed.
    byte[] bytesFor(TemplateValues values);

    /// Reads a slot from its name in the template's bytes.
    static TemplatePart slot(byte[] name) {
        String slot = new String(name, StandardCharsets.US_ASCII);
        return switch (slot) {
            case TO -> new To();
            case MESSAGE_ID -> new MessageId();
            case TOKEN -> new Token();
            case QUOTED_TOKEN -> new QuotedToken();
            case BODY -> new Body();
            case String value
            when value.startsWith(QUOTED_VALUE) ->
                new QuotedValue(ValueSlot.parse(value.substring(QUOTED_VALUE.length())));
            case String group
            when group.startsWith(FILLED_GROUP) -> FilledGroup.parse(group.substring(FILLED_GROUP.length()));
            case String line when line.startsWith(SUBJECT) -> FilledSubject.parse(line.substring(SUBJECT.length()));
            case String group when group.startsWith(GROUP) -> Base64Group.parse(group.substring(GROUP.length()));
            default -> throw new IllegalArgumentException("a mail template has no slot called " + slot);
        };
    }

    /// Holds bytes that are the same for everybody.
    record Constant(byte[] bytes) implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return bytes;
        }
    }

    /// Stands for the header field To.
    record To() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.to();
        }
    }

    /// Stands for the Message-ID up to its at-sign.
    record MessageId() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.messageIdCode();
        }
    }

    /// Stands for the token as it is, in the header.
    record Token() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.token();
        }
    }

    /// Stands for the token within quoted-printable text: see [QuotedPrintableTemplate].
    record QuotedToken() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return QuotedPrintableTemplate.quoted(values.token());
        }
    }

    /// Stands for what is said of the subscriber within quoted-printable text.
    record QuotedValue(ValueSlot slot) implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return QuotedPrintableTemplate.quotedValue(slot.bytes(values.subscriber()));
        }
    }

    /// Marks the beginning of the body; holds no bytes.
    record Body() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return new byte[0];
        }
    }

    /// Stands for the token within base64, with the bytes around it that make groups of three: see [Base64Template].
    ///
    /// @param surroundingBytes what is before, between and after the tokens: nearly always two, with one token
    ///     between
    record Base64Group(List<byte[]> surroundingBytes) implements TemplatePart {
        static Base64Group parse(String hexadecimal) {
            return new Base64Group(Arrays.stream(hexadecimal.split("\\.", -1))
                    .map(HexFormat.of()::parseHex)
                    .toList());
        }

        @Override
        public byte[] bytesFor(TemplateValues values) {
            var raw = new ByteArrayOutputStream(80);
            raw.writeBytes(surroundingBytes.getFirst());
            for (byte[] after : surroundingBytes.subList(1, surroundingBytes.size())) {
                raw.writeBytes(values.token());
                raw.writeBytes(after);
            }
            byte[] encoded = Base64.getMimeEncoder().encode(raw.toByteArray());
            byte[] lines = Arrays.copyOf(encoded, encoded.length + 2);
            lines[encoded.length] = '\r';
            lines[encoded.length + 1] = '\n';
            return lines;
        }
    }
}
