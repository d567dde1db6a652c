package gazette.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A part of a plate: constant bytes, or a slot.
sealed interface TemplatePart {
    String TO = "to";
    String MESSAGE_ID = "id";
    String TOKEN = "token";
    String BODY = "body";
    String GROUP = "base64 ";

    /// The bytes that stand here in one reader's letter; not to be changed.
    byte[] bytesFor(TemplateValues values);

    /// Reads a slot as a plate's bytes name it.
    static TemplatePart slot(byte[] name) {
        String slot = new String(name, StandardCharsets.US_ASCII);
        return switch (slot) {
            case TO -> new To();
            case MESSAGE_ID -> new MessageId();
            case TOKEN -> new Token();
            case BODY -> new Body();
            case String group when group.startsWith(GROUP) -> Base64Group.parse(group.substring(GROUP.length()));
            default -> throw new IllegalArgumentException("a plate has no slot called " + slot);
        };
    }

    /// What is the same for everybody.
    record Constant(byte[] bytes) implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return bytes;
        }
    }

    /// The header field To.
    record To() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.to();
        }
    }

    /// The Message-ID up to its at-sign.
    record MessageId() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.messageIdCode();
        }
    }

    /// The token as it is, in the header.
    record Token() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return values.token();
        }
    }

    /// Holds nothing: the body begins here.
    record Body() implements TemplatePart {
        @Override
        public byte[] bytesFor(TemplateValues values) {
            return new byte[0];
        }
    }

    /// The token amid base64, with as many bytes around it as make whole groups of three.
    ///
    /// @param surroundingBytes what stands before, between and after the tokens: nearly always two, with one token
    /// between
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
