package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int QUIET_ZONE = 4;

    @Test
    void aPhoneReadsTheAddress() throws ReaderException {
        String address = "https://paper.example.org/desk/join/HxMTRH_waDHkrq_7FMXn6oJUhYePGCgis9DquOuzlHg";
        QrCode code = QrCode.of(address);
        var modules = new BitMatrix(code.size() - 2 * QUIET_ZONE);
        Pattern.compile("M([0-9]+) ([0-9]+)h1v1h-1z")
                .matcher(code.path())
                .results()
                .forEach(module -> modules.set(
                        Integer.parseInt(module.group(1)) - QUIET_ZONE,
                        Integer.parseInt(module.group(2)) - QUIET_ZONE));
        DecoderResult read = new Decoder().decode(modules);
        assertThat(read.getText()).isEqualTo(address);
    }
}
