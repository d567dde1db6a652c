package gazette.articles.images;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/// Handles images whose colours are not in sRGB but as a profile in their file says (ICC.1).
final class ColourProfiles {
    private ColourProfiles() {}

    /// Returns whether an image has red, green and blue of a byte each, in whatever profile.
    static boolean isRgb(BufferedImage image) {
        return image.getColorModel() instanceof ComponentColorModel model
                && model.getColorSpace().getType() == ColorSpace.TYPE_RGB
                && model.getNumComponents() == 3
                && model.getTransferType() == DataBuffer.TYPE_BYTE;
    }

    /// Returns the same pixels taken for sRGB, so that nothing converts them.
    static BufferedImage withoutProfile(BufferedImage image) {
        var plain = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(plain, image.getRaster(), false, null);
    }
}
