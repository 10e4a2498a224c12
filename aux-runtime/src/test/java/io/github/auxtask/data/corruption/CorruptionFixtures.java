package io.github.auxtask.data.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.corruption.benchmark.Corruptions;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.npy.NpzFile;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What fixture tests of corruptions share: files by name, pictures between their layouts, differences. */
public final class CorruptionFixtures {
    static final int SIDE = CleanImage.SIDE;
    static final int PLANE = CleanImage.PLANE;
    static final int VALUES = CleanImage.VALUES;

    private static final Pattern EXACT = Pattern.compile("Exact outputs: indices (\\d+)\\.\\.(\\d+)");

    private CorruptionFixtures() {}

    public static Path file(String name) {
        return Shared.fixture("corruptions-audio-statistics/" + name);
    }

    public static NpzFile npz(String name) {
        return NpzFile.read(file(name));
    }

    /**
     * Indices of the CIFAR-10 test images behind the exact outputs, as the fixtures' README gives them: {@code Exact outputs: indices
     * 0..7.}
     */
    public static int[] exactIndices() throws IOException {
        Matcher range = EXACT.matcher(Files.readString(file("README.md")));
        assertThat(range.find()).as("indices of the exact outputs").isTrue();
        return IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                .toArray();
    }

    /** All corruptions, frost with drawn pictures. */
    public static Corruptions corruptions() {
        return new Corruptions(Path.of("no such folder"));
    }

    /** The n-th picture of an array of [n, row, column, channel]. */
    public static CleanImage image(NpyArray pictures, int n) {
        byte[] planar = new byte[VALUES];
        for (int i = 0; i < VALUES; i++) {
            planar[i] = (byte) pictures.at(n * VALUES + interleaved(i));
        }
        return new CleanImage(planar, 0);
    }

    /** Where in [row, column, channel] a value of [channel, row, column] is. */
    public static int interleaved(int i) {
        return i % PLANE * CleanImage.CHANNELS + i / PLANE;
    }

    /** How many values of a picture differ from the n-th of an array by more than this many levels. */
    public static int differing(byte[] planar, NpyArray pictures, int n, int tolerated) {
        int differing = 0;
        for (int i = 0; i < VALUES; i++) {
            double expected = pictures.at(n * VALUES + interleaved(i));
            differing += Math.abs((planar[i] & 0xFF) - expected) > tolerated ? 1 : 0;
        }
        return differing;
    }

    public static byte[] corrupted(Corruption corruption, CleanImage image, int severity, Draws draws) {
        byte[] out = new byte[VALUES];
        corruption.corrupt(image, severity, draws, out, 0);
        return out;
    }
}
