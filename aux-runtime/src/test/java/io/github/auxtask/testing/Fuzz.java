package io.github.auxtask.testing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.auxtask.core.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages good files at random and has them read: whatever comes, a reader takes it or refuses it in a sentence. A few rounds by
 * default; {@code -Dauxtask.fuzz.rounds=100000} for many, {@code -Dauxtask.fuzz.seed=N} for others. What breaks a reader is kept in a
 * file that the failure names.
 */
public final class Fuzz {
    private static final int ROUNDS = Integer.getInteger("auxtask.fuzz.rounds", 150);
    private static final long SEED = Long.getLong("auxtask.fuzz.seed", 1);
    private static final Duration HANGS = Duration.ofMinutes(2);
    private static final List<String> WORDS = List.of(
            "1e999",
            "9223372036854775808",
            "-1",
            "0",
            "NaN",
            "null",
            "\u202e",
            "[[[[",
            "}}",
            "{a: ",
            "&a [*a]",
            "<<: *a",
            "\"",
            "'",
            "\n",
            "\t",
            ",",
            ":",
            "#",
            "!!java.util.Date",
            "%00",
            "../..",
            "\u0000",
            "1".repeat(5000),
            "[".repeat(5000));
    private static final long[] EXTREMES = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Random random;

    private Fuzz(long seed) {
        this.random = new Random(seed);
    }

    /** Reads bytes as a file of some kind. */
    @FunctionalInterface
    public interface Reader {
        /** May throw {@link BadInputException} or an {@link IOException} that the caller turns into one; nothing else. */
        void read(byte[] content) throws Exception;
    }

    /** How many bits of each file a test of flipped bits should try. */
    public static int flips() {
        return Math.max(6, ROUNDS / 25);
    }

    /** How often a campaign disturbs each command: once, or a dozen times where many rounds are asked for. */
    public static int disturbances() {
        return ROUNDS < 1000 ? 1 : 12;
    }

    /** What is drawn by a campaign, another sequence for each name. */
    public static Random random(String name) {
        return new Random(SEED * 31 + name.hashCode());
    }

    /** A copy of a file with one bit flipped, another one for each number. */
    public static byte[] flipped(byte[] content, int number) {
        byte[] copy = content.clone();
        long bit = new Random(SEED * 7919 + number).nextLong(Byte.SIZE * (long) content.length);
        copy[(int) (bit / Byte.SIZE)] ^= (byte) (1 << (bit % Byte.SIZE));
        return copy;
    }

    /** Damages the examples in turn and has each read. */
    public static void damage(List<byte[]> examples, Reader reader) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = new Fuzz(SEED * 1_000_003 + round).damaged(examples.get(round % examples.size()));
            String which = "round " + round + " of seed " + SEED;
            assertTimeoutPreemptively(HANGS, () -> read(content, reader, which), which + " hangs");
        }
    }

    @SuppressWarnings("CatchingUnchecked") // anything else than a refusal is what is looked for
    private static void read(byte[] content, Reader reader, String which) {
        try {
            reader.read(content);
        } catch (BadInputException | IOException e) {
            // Refused, as it should be.
        } catch (Throwable e) {
            throw new AssertionError(which + " ends in " + e + "; the input is " + kept(content), e);
        }
    }

    private static Path kept(byte[] content) {
        try {
            return Files.write(Files.createTempFile("fuzz-", ".bin"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] damaged(byte[] good) {
        byte[] content = good;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            content = once(content);
        }
        return content;
    }

    private byte[] once(byte[] content) {
        int at = random.nextInt(content.length + 1);
        int to = Math.min(content.length, at + 1 + random.nextInt(64));
        return switch (random.nextInt(7)) {
            case 0 -> flipped(content);
            case 1 -> spliced(content, at, to, new byte[0]);
            case 2 -> Arrays.copyOf(content, at);
            case 3 -> spliced(content, at, at, Arrays.copyOfRange(content, at, to));
            case 4 -> spliced(content, at, at, word());
            case 5 -> spliced(content, at, Math.min(content.length, at + Long.BYTES), extreme());
            default -> spliced(content, at, to, word());
        };
    }

    private byte[] flipped(byte[] content) {
        byte[] copy = content.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return copy;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] extreme() {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(EXTREMES[random.nextInt(EXTREMES.length)])
                .array();
    }

    private static byte[] spliced(byte[] content, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, from);
        out.writeBytes(between);
        out.write(content, to, content.length - to);
        return out.toByteArray();
    }
}
