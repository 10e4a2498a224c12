package io.github.auxtask.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * An array of a fixture, read without the project's own reader: little endian, C order.
 *
 * @param shape extents
 * @param values as doubles
 */
@SuppressWarnings("ArrayRecordComponent")
public record NumpyFixture(int[] shape, double[] values) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '<([fiu])(\\d)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

    /** An array of an {@code .npz} file. */
    public static NumpyFixture of(Path npz, String key) {
        try (ZipFile zip = new ZipFile(npz.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(key + ".npy"))) {
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An {@code .npy} file. */
    public static NumpyFixture of(Path npy) {
        try {
            return parse(Files.readAllBytes(npy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NumpyFixture parse(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int length = Short.toUnsignedInt(bytes.getShort(8));
        String header = new String(content, 10, length, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find()) {
            throw new IllegalStateException("unexpected header " + header);
        }
        int[] shape = Arrays.stream(matcher.group(3).split(","))
                .filter(part -> !part.isBlank())
                .mapToInt(part -> Integer.parseInt(part.strip()))
                .toArray();
        bytes.position(10 + length);
        double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        String type = matcher.group(1) + matcher.group(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "f8" -> bytes.getDouble();
                case "f4" -> bytes.getFloat();
                case "i8" -> bytes.getLong();
                case "i4" -> bytes.getInt();
                default -> throw new IllegalStateException("unexpected type " + type);
            };
        }
        return new NumpyFixture(shape, values);
    }

    /** The values as floats. */
    public float[] floats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
