package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.TrainingBasis.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a training that was interrupted it is known which epochs were trained where. */
class TrainingPlacesTest {
    private static final String CARD = "A card, 80 GiB";
    private static final Stretch FIRST = new Stretch(1, "gpu", CARD, "2.11.0", 7);

    @TempDir
    private Path folder;

    private TrainingPlaces places;

    @BeforeEach
    void on() {
        places = new TrainingPlaces(folder.resolve("places.json"));
    }

    @Test
    void oneThatGoesOnWhereItBeganWasTrainedInOnePlace() {
        places.begin(card());
        places.goOn(3, card());
        places.goOn(5, card());
        assertThat(places.several()).isEmpty();
    }

    @Test
    void anotherDeviceAndAnotherNumberOfThreadsAreOtherPlaces() {
        places.begin(card());
        places.goOn(142, processor(2));
        places.goOn(150, processor(2));
        places.goOn(160, processor(1));
        assertThat(places.several())
                .containsExactly(
                        FIRST,
                        new Stretch(143, "cpu", "A processor", "2.7.1", 2),
                        new Stretch(161, "cpu", "A processor", "2.7.1", 1));
    }

    @Test
    void fromAnOlderCheckpointLaterEpochsAreForgotten() {
        places.begin(card());
        places.goOn(20, processor(2));
        places.goOn(8, card());
        assertThat(places.several()).isEmpty();
    }

    @Test
    void fromTheStartAllIsForgotten() {
        places.begin(card());
        places.goOn(20, processor(2));
        places.begin(processor(2));
        assertThat(places.several()).isEmpty();
    }

    @Test
    void whatNobodyNotedIsNotKnown() {
        places.goOn(20, processor(2));
        assertThat(places.several())
                .containsExactly(Stretch.unknown(1), new Stretch(21, "cpu", "A processor", "2.7.1", 2));
        assertThat(places.several())
                .extracting(Stretch::words)
                .containsExactly(
                        "from epoch 1 on: not noted where",
                        "from epoch 21 on: cpu, A processor, libtorch 2.7.1, 2 threads");
    }

    @Test
    void aDamagedNoteIsNotBelieved() throws IOException {
        places.begin(card());
        Files.writeString(places.file(), Files.readString(places.file()).replace("80 GiB", "40 GiB"));
        places.goOn(4, card());
        assertThat(places.several())
                .extracting(Stretch::from, Stretch::device)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "unknown"),
                        org.assertj.core.groups.Tuple.tuple(5, "gpu"));
    }

    private static Provenance card() {
        return provenance("gpu", CARD, "2.11.0", 7);
    }

    private static Provenance processor(int threads) {
        return provenance("cpu", null, "2.7.1", threads);
    }

    private static Provenance provenance(String device, @Nullable String gpu, String libtorch, int threads) {
        return new Provenance(
                new Provenance.Code(null, null, null, null),
                new Provenance.Programs(Map.of("libtorch", libtorch), Map.of()),
                new Provenance.Hardware("A processor", 2, 7_900, gpu, ""),
                new Provenance.Computation(device, threads, "fp32", Map.of(), null),
                new Provenance.Launch(Map.of(), "en-GB", ""),
                new Provenance.Randomness(null, Map.of()));
    }
}
