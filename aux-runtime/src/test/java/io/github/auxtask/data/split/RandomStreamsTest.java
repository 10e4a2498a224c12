package io.github.auxtask.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.TransformFixture;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Python's and numpy's streams against what Python 3.11 and numpy 1.24 drew. */
class RandomStreamsTest {
    private static final String FIXTURE = "corruptions-audio-statistics/random_streams.json";

    @Test
    void theRawTwisterMatchesItsReference() {
        JsonNode raw = TransformFixture.json(FIXTURE).get("mt19937_raw");
        MersenneTwister twister = MersenneTwister.ofWord(raw.get("seed").intValue());
        for (JsonNode word : raw.get("first_10_uint32")) {
            assertThat(Integer.toUnsignedLong(twister.nextWord())).isEqualTo(word.longValue());
        }
    }

    @Test
    void pythonsRandomMatches() {
        JsonNode drawn = TransformFixture.json(FIXTURE).get("python_random_random_first_10");
        PythonRandom random = new PythonRandom(drawn.get("seed").bigIntegerValue());
        for (JsonNode value : drawn.get("values")) {
            assertThat(random.random()).isEqualTo(value.doubleValue());
        }
    }

    @Test
    void pythonsSeedsMayHaveAnySize() {
        // random.seed(2**70 + 3); random.random(); random.seed(-(2**95) - 7); random.random()
        BigInteger large = BigInteger.TWO.pow(70).add(BigInteger.valueOf(3));
        assertThat(new PythonRandom(large).random()).isEqualTo(0.16339507200642456);
        BigInteger negative = BigInteger.TWO.pow(95).add(BigInteger.valueOf(7)).negate();
        assertThat(new PythonRandom(negative).random()).isEqualTo(0.5136976858818577);
    }

    @Test
    void pythonsSampleMatchesWithPoolAndWithSet() {
        for (JsonNode drawn : TransformFixture.json(FIXTURE).get("python_random_sample")) {
            int population = drawn.get("population").intValue();
            int k = drawn.get("k").intValue();

            int[] sample = new PythonRandom(drawn.get("seed").bigIntegerValue()).sample(population, k);

            int[] first = ints(drawn.get("first_20"));
            int[] last = ints(drawn.get("last_20"));
            assertThat(Arrays.copyOf(sample, first.length)).isEqualTo(first);
            assertThat(Arrays.copyOfRange(sample, k - last.length, k)).isEqualTo(last);
            assertThat(Arrays.stream(sample).asLongStream().sum())
                    .isEqualTo(drawn.get("sum").longValue());
        }
    }

    @Test
    void pythonsSmallSamplesMatch() {
        // random.seed(3); random.sample(range(30), 6), random.sample(range(1000), 6)
        PythonRandom random = new PythonRandom(3);
        assertThat(random.sample(30, 6)).containsExactly(7, 18, 17, 4, 11, 19);
        assertThat(random.sample(1000, 6)).containsExactly(485, 640, 594, 67, 620, 13);
    }

    @Test
    void pythonSeedsLargerThanOneWordAreTheirWords() {
        // random.seed(2**40 + 7); random.random()
        assertThat(new PythonRandom((1L << 40) + 7).random()).isEqualTo(0.6137037779936511);
        assertThat(new PythonRandom(-5).random()).isEqualTo(new PythonRandom(5).random());
    }

    @Test
    void numpysShuffleMatches() {
        for (JsonNode drawn : TransformFixture.json(FIXTURE).get("shuffle_50000")) {
            int[] order = Subset.all(50_000);

            new NumpyRandom(drawn.get("seed").longValue()).shuffle(order);

            assertThat(Arrays.copyOf(order, 20)).isEqualTo(ints(drawn.get("first_20")));
            assertThat(Arrays.copyOfRange(order, 49_980, 50_000)).isEqualTo(ints(drawn.get("last_20")));
            assertThat(Arrays.stream(order).limit(5_000).sum())
                    .isEqualTo(drawn.get("sum_first_5000").intValue());
        }
    }

    @Test
    void numpysUniformMatchesForEverySeed() {
        for (JsonNode drawn : TransformFixture.json(FIXTURE).get("uniform_0_80")) {
            NumpyRandom random = new NumpyRandom(drawn.get("seed").longValue());
            int count = drawn.get("count").intValue();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
            IntStream.range(0, count).forEach(i -> bytes.putFloat((float) random.uniform(0, 80)));
            assertThat(ContentId.of(bytes.array()).hex())
                    .isEqualTo(drawn.get("sha256_float32_little_endian").textValue());
        }
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size())
                .map(i -> array.get(i).intValue())
                .toArray();
    }
}
