package io.github.auxtask.run.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames, checksums and messages of event files. */
final class EventFramesTest {
    /** As tensorboard 2.21.0 wrote it ({@code RecordWriter}): wall time 1234.5, step 7, {@code epoch/loss} 0.25. */
    private static final String THEIRS =
            "200000000000000029eda9500900000000004a934010072a130a110a0a65706f63682f6c6f7373150000803ef95251a6";

    @Test
    void aPointHasTheBytesThatTensorBoardItselfWrites() {
        byte[] ours = EventFrames.frame(EventMessage.point(new ScalarPoint(1234.5, 7, "epoch/loss", 0.25f)));
        assertThat(HexFormat.of().formatHex(ours)).isEqualTo(THEIRS);
    }

    @Test
    void checksumsAreThoseOfTheSpecification() {
        // RFC 3720, B.4: 32 bytes of zeros have the CRC-32C 8a9136aa
        int crc = 0x8a9136aa;
        int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        assertThat(EventFrames.masked(new byte[32], 0, 32)).isEqualTo(masked);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<ScalarPoint> points = List.of(
                new ScalarPoint(1e9, 1, "step/loss", 2.5f),
                new ScalarPoint(1e9 + 0.5, 300, "epoch/losses/cross-entropy", Float.NaN),
                new ScalarPoint(1e9 + 1, Integer.MAX_VALUE + 1L, "a", -0.0f));
        assertThat(EventReader.points(file(points))).isEqualTo(points);
    }

    @Test
    void aFileThatIsTornOrDamagedIsReadUpToThere() {
        List<ScalarPoint> points =
                List.of(new ScalarPoint(1, 1, "a", 1), new ScalarPoint(2, 2, "a", 2), new ScalarPoint(3, 3, "a", 3));
        byte[] whole = file(points);
        int two = file(points.subList(0, 2)).length;
        for (int length = two; length < whole.length; length++) {
            assertThat(EventReader.points(java.util.Arrays.copyOf(whole, length)))
                    .isEqualTo(points.subList(0, 2));
        }
        for (int i = two; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            assertThat(EventReader.points(damaged)).as("byte %d", i).isEqualTo(points.subList(0, 2));
        }
    }

    private static byte[] file(List<ScalarPoint> points) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(EventFrames.frame(EventMessage.version(0)));
        bytes.writeBytes(EventFrames.frame(EventMessage.restart(0)));
        points.forEach(point -> bytes.writeBytes(EventFrames.frame(EventMessage.point(point))));
        return bytes.toByteArray();
    }
}
