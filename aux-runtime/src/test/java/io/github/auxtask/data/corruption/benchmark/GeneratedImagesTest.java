package io.github.auxtask.data.corruption.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.PoissonDistribution;
import io.github.auxtask.data.corruption.image.CifarLike;
import io.github.auxtask.data.corruption.image.CleanImage;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedImagesTest {
    private static final Path NO_DATA = Path.of("no such folder");

    private final ImageSet clean = CifarLike.images(7);
    private final GeneratedImages images = new GeneratedImages(clean, NO_DATA);

    private static byte[] image(CorruptedImages from, String corruption, int severity, int image) {
        byte[] out = new byte[CleanImage.VALUES];
        from.write(corruption, severity, image, out, 0);
        return out;
    }

    @Test
    void anImageIsTheSameWhateverWasMadeBeforeAndOnWhateverThread() {
        ImageSet together = images.first(3);
        List<String> differing = new ArrayList<>();
        GeneratedImages others = new GeneratedImages(clean, NO_DATA);
        for (int i = together.count() - 1; i >= 0; i--) {
            String corruption = Corruptions.NAMES.get(i / 15);
            byte[] alone = image(others, corruption, i / 3 % 5 + 1, i % 3);
            int from = together.offset(i);
            if (!Arrays.equals(alone, Arrays.copyOfRange(together.pixels(), from, from + CleanImage.VALUES))) {
                differing.add(corruption + " " + i);
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void theFirstImagesOfEverySeverityComeInTheFilesOrderWithTheirClasses() {
        ImageSet first = images.first(2);

        assertThat(first.count()).isEqualTo(19 * 5 * 2);
        assertThat(first.label(0)).isZero();
        assertThat(first.label(1)).isEqualTo(1);
        assertThat(first.label(189)).isEqualTo(1);
        byte[] last = Arrays.copyOfRange(first.pixels(), first.offset(189), first.pixels().length);
        assertThat(last).isEqualTo(image(images, "saturate", 5, 1));
        assertThatThrownBy(() -> images.first(8))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there are 7");
    }

    @Test
    void drawsDifferBetweenImagesAndSeverities() {
        byte[] noise = image(images, "impulse_noise", 5, 0);
        assertThat(image(images, "impulse_noise", 5, 1)).isNotEqualTo(noise);
        assertThat(image(images, "impulse_noise", 4, 0)).isNotEqualTo(noise);
    }

    @Test
    void blackWhiteAndEvenImagesSurviveEveryCorruption() {
        for (int level : new int[] {0, 1, 128, 255}) {
            byte[] pixels = new byte[CleanImage.VALUES];
            Arrays.fill(pixels, (byte) level);
            for (Corruption corruption : new Corruptions(NO_DATA).published()) {
                for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
                    double[] values = corruption.values(
                            new CleanImage(pixels, 0),
                            severity,
                            new StreamDraws(1, corruption.name(), severity, level));
                    assertThat(Arrays.stream(values).filter(value -> value >= 0 && value <= 255))
                            .as("%s %d of level %d", corruption.name(), severity, level)
                            .hasSize(CleanImage.VALUES);
                }
            }
        }
    }

    @Test
    void unknownNamesAndSeveritiesAreOneSentence() {
        assertThatThrownBy(() -> image(images, "gausian_noise", 1, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Unknown corruption 'gausian_noise'; did you mean 'gaussian_noise'?");
        assertThatThrownBy(() -> image(images, "fog", 6, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessage("There is no severity 6: severities are 1 to 5.");
        ImageSet grey = new ImageSet("mnist", 10, new ImageShape(1, 28, 28), new byte[784], new int[1]);
        assertThatThrownBy(() -> new GeneratedImages(grey, NO_DATA))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3x32x32, but mnist has 1x28x28");
    }

    @Test
    void poissonCountsHaveTheirLaw() {
        for (double mean : new double[] {0, 0.2, 3, 50, 500}) {
            PoissonDistribution law = new PoissonDistribution(mean);
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            for (int i = 0; i < draws; i++) {
                double count = law.quantile((i + 0.5) / draws);
                sum += count;
                squares += count * count;
            }
            double average = sum / draws;
            assertThat(average).isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-3 * (1 + mean)));
            assertThat(squares / draws - average * average)
                    .isCloseTo(mean, org.assertj.core.data.Offset.offset(2e-3 * (1 + mean)));
        }
    }
}
