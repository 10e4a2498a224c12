package io.github.auxtask.data.corruption.digital;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.SeverityTable;
import io.github.auxtask.data.corruption.image.CleanImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Written as baseline JPEG with chroma at half resolution, and read again, by {@link JpegRoundTrip}. Without randomness. */
public final class JpegCompression implements Corruption {
    private static final SeverityTable TABLE = SeverityTable.column("quality", 80, 65, 58, 50, 40);
    private static final float PERCENT = 100;

    // A codec is for one thread; it goes with the thread.
    private final ThreadLocal<JpegRoundTrip> codecs = ThreadLocal.withInitial(JpegRoundTrip::new);

    @Override
    public String name() {
        return "jpeg_compression";
    }

    @Override
    public SeverityTable parameters() {
        return TABLE;
    }

    @Override
    public double[] values(CleanImage image, int severity, Draws draws) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < PLANE; i++) {
            bgr[3 * i] = (byte) image.level(2 * PLANE + i);
            bgr[3 * i + 1] = (byte) image.level(PLANE + i);
            bgr[3 * i + 2] = (byte) image.level(i);
        }
        float quality = (float) TABLE.row(severity)[0] / PERCENT;
        BufferedImage again = codecs.get().apply(picture, quality);
        double[] values = new double[VALUES];
        int[] plane = new int[PLANE];
        for (int c = 0; c < CHANNELS; c++) {
            again.getRaster().getSamples(0, 0, SIDE, SIDE, c, plane);
            for (int i = 0; i < PLANE; i++) {
                values[c * PLANE + i] = plane[i];
            }
        }
        return values;
    }
}
