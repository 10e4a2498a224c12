package io.github.auxtask.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.source.Cifar10;
import io.github.auxtask.data.source.ShapesDataset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    @Test
    void everyDataSetIsFoundByItsName() {
        assertThat(Datasets.all())
                .extracting(DatasetSource::name)
                .contains("cifar10", "cifar100", "shapes", "image-folder", "npy", "stripes");
        assertThat(Datasets.named("cifar10")).isInstanceOf(Cifar10.class);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> Datasets.named("cifar11"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Unknown data set 'cifar11'; did you mean 'cifar10'? There is: ")
                .hasMessageContaining("cifar10, cifar100, shapes")
                .hasMessageEndingWith("(data.name in reproduction.yaml).");
    }

    @Test
    void aLaterVersionStandsBehindTheName() {
        DatasetSource stripes = Datasets.named("stripes@2");

        assertThat(stripes).isInstanceOf(Stripes.class);
        assertThatThrownBy(() -> Datasets.named("stripes"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is version 2, but version 1 is asked for: write stripes@2");
    }

    @Test
    void descriptionsAreThoseOfWhatIsLoaded() {
        for (DatasetSource source : new DatasetSource[] {new ShapesDataset(30, 10), new Stripes()}) {
            DataAccess nowhere = DataAccess.of(Path.of("no data"));
            assertThat(source.describe(nowhere, DatasetSettings.of(source, Map.of())))
                    .isEqualTo(source.load(nowhere).description());
        }
        assertThat(new Cifar10()
                        .describe(DataAccess.of(Path.of("no data")), DatasetSettings.of(new Cifar10(), Map.of())))
                .hasToString("cifar10 (50000 training and 10000 test images 3x32x32, 10 classes)");
    }

    @Test
    void aDataSetWithoutSettingsTakesNone() {
        assertThatThrownBy(() -> DatasetSettings.of(new Cifar10(), Map.of("size", 64)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The data set 'cifar10': Unknown setting 'size'; none is known.");
    }
}
