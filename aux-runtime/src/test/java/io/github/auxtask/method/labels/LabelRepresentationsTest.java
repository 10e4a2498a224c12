package io.github.auxtask.method.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.source.Cifar10;
import io.github.auxtask.data.source.Cifar100;
import io.github.auxtask.data.split.NumpyRandom;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRepresentationsTest {
    private static final double SMOOTHING = 0.1;

    @TempDir
    Path empty;

    private static LabelRequest request(Path folder, LabelOrigin origin) {
        return new LabelRequest("cifar10", Cifar10.CLASS_NAMES, folder, origin, "");
    }

    private static ClassLabels labels(String name, LabelRequest request) {
        return LabelRepresentations.named(name, SMOOTHING).labels(request);
    }

    private static Path authors() {
        return Shared.dataset("label-representations/cifar10_speech.npy").getParent();
    }

    @ParameterizedTest
    @CsvSource({"constant, uniform", "random, random", "lowdim, lowdim"})
    void whatIsMadeHereIsBitForBitTheAuthorsFile(String name, String file) {
        float[] published =
                NpyArray.read(authors().resolve("cifar10_" + file + ".npy")).floats();
        ClassLabels own = labels(name, request(empty, LabelOrigin.AUTO));
        assertThat(own.values().values()).containsExactly(published);
        assertThat(own.source()).contains("made here");
        ClassLabels read = labels(name, request(authors(), LabelOrigin.AUTO));
        assertThat(read.digest()).isEqualTo(own.digest());
        assertThat(read.source()).isEqualTo("labels from the authors' cifar10_" + file + ".npy, SHA-256 verified");
    }

    @Test
    void shufflingTheAuthorsSpeechGivesTheAuthorsShuffledSpeech() throws IOException {
        Files.copy(authors().resolve("cifar10_speech.npy"), empty.resolve("cifar10_speech.npy"));
        ClassLabels own = labels("shuffle", request(empty, LabelOrigin.AUTO));
        assertThat(own.values().values())
                .containsExactly(
                        NpyArray.read(authors().resolve("cifar10_shuffle.npy")).floats());
        assertThat(own.source()).contains("cifar10_speech.npy", "seed 8");
    }

    @Test
    void permutationsAreNumpys() throws IOException {
        JsonNode fixture = new ObjectMapper()
                .readTree(Shared.fixture("corruptions-audio-statistics/random_streams.json")
                        .toFile())
                .get("shuffle_64");
        NumpyRandom random = new NumpyRandom(fixture.get("seed").longValue());
        for (JsonNode expected : fixture.get("first_10_permutations")) {
            assertThat(ShuffledSpeechRepresentation.permutation(random))
                    .containsExactly(IntStream.range(0, expected.size())
                            .map(i -> expected.get(i).intValue())
                            .toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "speech, 64, true",
        "shuffle, 64, true",
        "composite, 64, true",
        "constant, 64, true",
        "random, 64, true",
        "bert, 48, false"
    })
    void theAuthorsMatricesAreRead(String name, int size, boolean threshold) {
        LabelRepresentation representation = LabelRepresentations.named(name, SMOOTHING);
        ClassLabels labels = representation.labels(request(authors(), LabelOrigin.AUTHORS));
        assertThat(labels.values().shape()).containsExactly(10, size, size);
        assertThat(representation.form(10)).isEqualTo(LabelForm.matrix(size));
        assertThat(representation.hasThreshold()).isEqualTo(threshold);
    }

    @Test
    void gloveIsReadFromTheAuthorsFileOrFromItsText() throws IOException {
        ClassLabels file = labels("glove", request(authors(), LabelOrigin.AUTHORS));
        Files.copy(authors().resolve("glove.6B.50d.cifar10.txt"), empty.resolve("glove.6B.50d.cifar10.txt"));
        ClassLabels text = labels("glove", request(empty, LabelOrigin.AUTO));
        assertThat(text.values().values()).containsExactly(file.values().values());
        assertThat(text.source()).isEqualTo("labels from GloVe's glove.6B.50d.cifar10.txt");
    }

    @Test
    void namesOfSeveralWordsAreTheMeanOfTheirVectors() throws IOException {
        String vectors = List.of("maple", "tree").stream()
                .map(word -> word
                        + IntStream.range(0, 50)
                                .mapToObj(i -> String.format(Locale.ROOT, " %d", word.equals("maple") ? i : 3 * i))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        Files.writeString(empty.resolve("glove.6B.50d.txt"), "the 1\n" + vectors + "\n", StandardCharsets.UTF_8);
        LabelRequest two = new LabelRequest("two", List.of("maple_tree", "tree"), empty, LabelOrigin.OWN, "");
        assertThat(labels("glove", two).of(0)).startsWith(0, 2, 4);
        LabelRequest unknown = new LabelRequest("two", List.of("maple_tree", "oak"), empty, LabelOrigin.OWN, "");
        assertThatThrownBy(() -> labels("glove", unknown)).hasMessageContaining("no vector for 'oak'");
    }

    @Test
    void classesCanBeSpokenWithoutAnyFile() {
        LabelRequest two = new LabelRequest("two", List.of("cat", "maple_tree"), empty, LabelOrigin.AUTO, "");
        ClassLabels labels = labels("speech", two);
        assertThat(labels.values().shape()).containsExactly(2, 64, 64);
        assertThat(labels.source()).startsWith("labels spoken by FreeTTS");
        float[] sorted = labels.of(0);
        Arrays.sort(sorted);
        assertThat(sorted[0]).isGreaterThanOrEqualTo(-80);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(0);
        assertThat(labels("shuffle", two).of(0)).satisfies(shuffled -> {
            Arrays.sort(shuffled);
            assertThat(shuffled).containsExactly(sorted);
        });
    }

    @Test
    void compositionsOfOurOwnSpanTheirRangeAndSaySo() {
        ClassLabels labels = labels("composite", request(empty, LabelOrigin.AUTO));
        for (int i = 0; i < 10; i++) {
            float[] sorted = labels.of(i);
            Arrays.sort(sorted);
            assertThat(sorted[0]).isZero();
            assertThat(sorted[sorted.length - 1]).isEqualTo(80f);
        }
        assertThat(labels.source()).contains("not the authors'");
    }

    @Test
    void categoriesAreOneHotOrSmoothed() {
        LabelRequest request = request(empty, LabelOrigin.AUTO);
        assertThat(labels("category", request).of(3)).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        float[] smoothed = labels("smoothing", request).of(0);
        assertThat(smoothed[0]).isEqualTo(0.91f);
        assertThat(smoothed[1]).isEqualTo(0.01f, within(1e-9f));
    }

    @Test
    void constantLabelsOfAHundredClassesReachTheirRangeToo() {
        ClassLabels labels =
                labels("constant", new LabelRequest("cifar100", Cifar100.CLASS_NAMES, empty, LabelOrigin.OWN, ""));
        assertThat(labels.of(0)[0]).isZero();
        assertThat(labels.of(1)[4095]).isEqualTo((float) (80 / 99.0));
        assertThat(labels.of(99)[0]).isEqualTo(80f);
    }

    @Test
    void filesThatDoNotFitAreRefusedInOneSentence() throws IOException {
        write("cifar10_speech.npy", new int[] {10, 32, 32}, i -> i);
        refused("speech", LabelOrigin.AUTO, "labels of the shape [32, 32], but [64, 64] is needed");
        write("cifar10_speech.npy", new int[] {9, 64, 64}, i -> i);
        refused("speech", LabelOrigin.AUTO, "labels of 9 classes, but cifar10 has 10");
        write("cifar10_lowdim.npy", new int[] {10, 10}, i -> i == 37 ? Float.NaN : i);
        refused("lowdim", LabelOrigin.FILE, "not finite, NaN at place 7 of class 3");
        refused("lowdim", LabelOrigin.AUTO, "not finite");
        write("cifar10_lowdim.npy", new int[] {10, 10}, i -> i % 40);
        refused("lowdim", LabelOrigin.FILE, "the same for the classes 0 and 4");
        write("cifar10_lowdim.npy", new int[] {10, 10}, i -> i);
        refused("lowdim", LabelOrigin.AUTO, "is not the file released with the paper");
        assertThat(labels("lowdim", request(empty, LabelOrigin.FILE)).source()).contains("of the user's");
        assertThat(labels("lowdim", request(empty, LabelOrigin.OWN)).source()).contains("made here");
        Files.write(empty.resolve("cifar10_lowdim.npy"), new byte[30]);
        refused("lowdim", LabelOrigin.AUTO, "cifar10_lowdim.npy");
    }

    @Test
    void whatCannotBeMadeHereSaysWhichFileToGet() {
        refused("bert", LabelOrigin.AUTO, "cifar10_bert.npy is not in");
        refused("glove", LabelOrigin.AUTO, "glove.6B.50d.txt");
        refused("speech", LabelOrigin.AUTHORS, "cifar10_speech.npy is not in");
        assertThatThrownBy(() -> LabelRepresentations.named("sound", SMOOTHING))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("category, smoothing, speech, shuffle, composite, constant, random, lowdim");
    }

    private void refused(String name, LabelOrigin origin, String said) {
        assertThatThrownBy(() -> labels(name, request(empty, origin)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("\n"));
    }

    private interface Values {
        float at(int index);
    }

    private void write(String name, int[] shape, Values values) throws IOException {
        String extents = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + extents + "), }";
        header += " ".repeat(117 - header.length()) + "\n";
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(128 + Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
        IntStream.range(0, count).forEach(i -> bytes.putFloat(values.at(i)));
        Files.write(empty.resolve(name), bytes.array());
    }
}
