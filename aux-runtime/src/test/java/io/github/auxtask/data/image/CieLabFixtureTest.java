package io.github.auxtask.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.npy.NpzFile;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CIELAB against scikit-image, through the fixtures. */
class CieLabFixtureTest {
    private static final String FOLDER = "corruptions-audio-statistics/";
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final int PLANE = 1024;

    private JsonNode fixture;

    @BeforeEach
    void read() throws IOException {
        fixture = new ObjectMapper()
                .readTree(Shared.fixture(FOLDER + "cielab.json").toFile());
    }

    @Test
    void singleColoursHaveTheReferencesCoordinatesAndBins() {
        int colours = 0;
        for (String list : List.of("corner_colours", "near_black_and_grey", "sampled_pixels")) {
            for (JsonNode colour : fixture.get(list)) {
                double[] lab = new double[3];
                CieLab.convert(
                        colour.get("rgb").get(0).intValue(),
                        colour.get("rgb").get(1).intValue(),
                        colour.get("rgb").get(2).intValue(),
                        lab);
                for (int i = 0; i < 3; i++) {
                    assertThat(lab[i])
                            .as("%s", colour)
                            .isCloseTo(colour.get("lab").get(i).doubleValue(), EXACT);
                }
                assertThat(new int[] {CieLab.bin(lab[1]), CieLab.bin(lab[2])})
                        .as("%s", colour)
                        .containsExactly(
                                colour.get("bins_ab").get(0).intValue(),
                                colour.get("bins_ab").get(1).intValue());
                colours++;
            }
        }
        assertThat(colours).isGreaterThan(60);
    }

    @Test
    void wholeImagesHaveTheReferencesBins() {
        ImageSet test = CifarTestImages.read();
        NpzFile expected = NpzFile.read(Shared.fixture(FOLDER + "cielab_cifar.npz"));
        int[] indices = expected.get("indices").integers();
        int[] bins = expected.get("ab_bins").integers();
        double[] coordinates = expected.get("lab").doubles();
        int[] ours = new int[2 * PLANE];
        double[] lab = new double[3];
        for (int n = 0; n < indices.length; n++) {
            int from = test.offset(indices[n]);
            CieLab.bins(test.pixels(), from, PLANE, ours, 0);
            for (int i = 0; i < PLANE; i++) {
                byte[] p = test.pixels();
                CieLab.convert(p[from + i] & 0xFF, p[from + PLANE + i] & 0xFF, p[from + 2 * PLANE + i] & 0xFF, lab);
                for (int c = 0; c < 3; c++) {
                    assertThat(lab[c]).isCloseTo(coordinates[(n * PLANE + i) * 3 + c], Offset.offset(1e-4));
                }
                for (int c = 0; c < 2; c++) {
                    assertThat(ours[c * PLANE + i]).isEqualTo(bins[(n * PLANE + i) * 2 + c]);
                }
            }
        }
    }

    @Test
    void binsOfGreyAreThoseOfZeroAlthoughItsCoordinatesAreSlightlyBelow() {
        assertThat(CieLab.bin(-0.002)).isEqualTo(16);
        assertThat(CieLab.bin(-0.9)).isEqualTo(16);
        assertThat(CieLab.bin(-1)).isEqualTo(15);
        assertThat(CieLab.bin(-128)).isZero();
        assertThat(CieLab.bin(127.9)).isEqualTo(31);
    }
}
