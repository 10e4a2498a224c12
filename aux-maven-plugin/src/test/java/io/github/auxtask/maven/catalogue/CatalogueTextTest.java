package io.github.auxtask.maven.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.experiment.catalogue.Catalogue;
import io.github.auxtask.experiment.catalogue.CatalogueEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTextTest {
    private static final Catalogue CATALOGUE = new Catalogue(List.of(
            new CatalogueEntry("method", "fourier-auxiliary", 2, "aux-runtime-1.jar", List.of()),
            new CatalogueEntry(
                    "method",
                    "tiny",
                    1,
                    "my-study/target/classes",
                    List.of(
                            SettingKey.integer("epochs", 5, "how often every image is seen")
                                    .atLeast(1),
                            SettingKey.text("labels", "", "a file of labels"),
                            SettingKey.text("mean", "", "of the channels").required())),
            new CatalogueEntry("data set", "shapes", 1, "aux-runtime-1.jar", List.of())));

    @Test
    void namesStandBelowTheirKindWithVersionAndOrigin() {
        assertThat(CatalogueText.lines(CATALOGUE, false))
                .containsExactly(
                        "method",
                        "  fourier-auxiliary  version 2, aux-runtime-1.jar",
                        "  tiny               version 1, my-study/target/classes",
                        "data set",
                        "  shapes  version 1, aux-runtime-1.jar");
    }

    @Test
    void withDetailEverySettingFollows() {
        assertThat(CatalogueText.lines(CATALOGUE, true))
                .contains(
                        "    epochs: how often every image is seen (a whole number, at least 1; default 5)",
                        "    labels: a file of labels (a text; default empty)",
                        "    mean: of the channels (a text; must be given)");
    }
}
