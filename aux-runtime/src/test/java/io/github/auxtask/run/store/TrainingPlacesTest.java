package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.TrainingBasis.Stretch;
import io.github.auxtask.provenance.TrainingBasis.UsedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a training that was interrupted it is known which epochs were trained where. */
class TrainingPlacesTest {
    private static final String CARD = "A card, 80 GiB";
    private static final ContentId PROGRAMS = ContentId.of("programs");
    private static final String DIGEST = "6".repeat(64);
    private static final List<UsedData> MADE = List.of(new UsedData("sign 1", ContentId.of("made"), DIGEST));
    private static final Stretch FIRST = new Stretch(1, "gpu", CARD, "2.11.0", 7, PROGRAMS.hex(), List.of(DIGEST));

    @TempDir
    private Path folder;

    private TrainingPlaces places;

    @BeforeEach
    void on() {
        places = new TrainingPlaces(folder.resolve("places.json"));
    }

    @Test
    void oneThatGoesOnWhereItBeganWasTrainedInOnePlace() {
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(3, card(), PROGRAMS, MADE);
        places.goOn(5, card(), PROGRAMS, MADE);
        assertThat(places.several()).isEmpty();
    }

    @Test
    void anotherDeviceAndAnotherNumberOfThreadsAreOtherPlaces() {
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(142, processor(2), PROGRAMS, MADE);
        places.goOn(150, processor(2), PROGRAMS, MADE);
        places.goOn(160, processor(1), PROGRAMS, MADE);
        assertThat(places.several())
                .containsExactly(
                        FIRST,
                        new Stretch(143, "cpu", "A processor", "2.7.1", 2, PROGRAMS.hex(), List.of(DIGEST)),
                        new Stretch(161, "cpu", "A processor", "2.7.1", 1, PROGRAMS.hex(), List.of(DIGEST)));
    }

    @Test
    void otherProgramsAreAnotherPlaceToo() {
        ContentId later = ContentId.of("later programs");
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(9, card(), later, MADE);
        assertThat(places.several())
                .extracting(Stretch::from, Stretch::programs)
                .containsExactly(tuple(1, PROGRAMS.hex()), tuple(10, later.hex()));
    }

    @Test
    void dataThatWasMadeAnewIsAnotherPlaceToo() {
        String other = "7".repeat(64);
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(9, card(), PROGRAMS, List.of(new UsedData("sign 1", ContentId.of("made"), other)));
        assertThat(places.several())
                .extracting(Stretch::from, Stretch::made)
                .containsExactly(tuple(1, List.of(DIGEST)), tuple(10, List.of(other)));
    }

    @Test
    void fromAnOlderCheckpointLaterEpochsAreForgotten() {
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(20, processor(2), PROGRAMS, MADE);
        places.goOn(8, card(), PROGRAMS, MADE);
        assertThat(places.several()).isEmpty();
    }

    @Test
    void fromTheStartAllIsForgotten() {
        places.begin(card(), PROGRAMS, MADE);
        places.goOn(20, processor(2), PROGRAMS, MADE);
        places.begin(processor(2), PROGRAMS, MADE);
        assertThat(places.several()).isEmpty();
    }

    @Test
    void whatNobodyNotedIsNotKnown() {
        places.goOn(20, processor(2), PROGRAMS, MADE);
        assertThat(places.several())
                .containsExactly(
                        Stretch.unknown(1),
                        new Stretch(21, "cpu", "A processor", "2.7.1", 2, PROGRAMS.hex(), List.of(DIGEST)));
        assertThat(places.several())
                .extracting(Stretch::words)
                .containsExactly(
                        "from epoch 1 on: not noted where",
                        "from epoch 21 on: cpu, A processor, libtorch 2.7.1, 2 threads, programs "
                                + PROGRAMS.abbreviated() + ", made data " + DIGEST.substring(0, 12));
    }

    @Test
    void aDamagedNoteIsNotBelieved() throws IOException {
        places.begin(card(), PROGRAMS, MADE);
        Files.writeString(places.file(), Files.readString(places.file()).replace("80 GiB", "40 GiB"));
        places.goOn(4, card(), PROGRAMS, MADE);
        assertThat(places.several())
                .extracting(Stretch::from, Stretch::device)
                .containsExactly(tuple(1, "unknown"), tuple(5, "gpu"));
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
