package gazette.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A part of a plate: constant bytes, or a slot.
sealed interface PlatePart {
    String TO = "to";
    String MESSAGE_ID = "id";
    String TOKEN = "token";
    String BODY = "body";
    String GROUP = "base64 ";

    /// The bytes that stand here in one reader's letter; not to be changed.
    byte[] fill(Filling filling);

    /// Reads a slot as a plate's bytes name it.
    static PlatePart slot(byte[] name) {
        String slot = new String(name, StandardCharsets.US_ASCII);
        return switch (slot) {
            case TO -> new To();
            case MESSAGE_ID -> new MessageId();
            case TOKEN -> new Token();
            case BODY -> new Body();
            case String group when group.startsWith(GROUP) -> Group.parse(group.substring(GROUP.length()));
            default -> throw new IllegalArgumentException("a plate has no slot called " + slot);
        };
    }

    /// What is the same for everybody.
    record Constant(byte[] bytes) implements PlatePart {
        @Override
        public byte[] fill(Filling filling) {
            return bytes;
        }
    }

    /// The header field To.
    record To() implements PlatePart {
        @Override
        public byte[] fill(Filling filling) {
            return filling.to();
        }
    }

    /// The Message-ID up to its at-sign.
    record MessageId() implements PlatePart {
        @Override
        public byte[] fill(Filling filling) {
            return filling.messageIdCode();
        }
    }

    /// The token as it is, in the header.
    record Token() implements PlatePart {
        @Override
        public byte[] fill(Filling filling) {
            return filling.token();
        }
    }

    /// Holds nothing: the body begins here.
    record Body() implements PlatePart {
        @Override
        public byte[] fill(Filling filling) {
            return new byte[0];
        }
    }

    /// The token amid base64, with as many bytes around it as make whole groups of three.
    ///
    /// @param around what stands before, between and after the tokens: nearly always two, with one token between
    record Group(List<byte[]> around) implements PlatePart {
        static Group parse(String hexadecimal) {
            return new Group(Arrays.stream(hexadecimal.split("\\.", -1))
                    .map(HexFormat.of()::parseHex)
                    .toList());
        }

        @Override
        public byte[] fill(Filling filling) {
            var raw = new ByteArrayOutputStream(80);
            raw.writeBytes(around.getFirst());
            for (byte[] after : around.subList(1, around.size())) {
                raw.writeBytes(filling.token());
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
