package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
    private static final String DIGEST = "3".repeat(64);

    private static ContentId id(String dataset, Map<String, ?> dataSettings) {
        return new RunIdentity(
                        "m",
                        1,
                        DIGEST,
                        RunIdentity.dataSettings(dataset, dataSettings),
                        Map.of("task", "none"),
                        1,
                        Map.of("epochs", 2),
                        List.of())
                .id();
    }

    @Test
    void aDataSetWithoutSettingsIsItsDigestAlone() {
        ContentId documented = ContentId.of("{\"data\":\"" + DIGEST + "\",\"method\":{\"name\":\"m\",\"version\":1},"
                + "\"schema\":1,\"seed\":1,\"settings\":{\"epochs\":2},\"variant\":{\"task\":\"none\"}}");
        assertThat(id("cifar10", Map.of())).isEqualTo(documented);
        assertThat(new RunIdentity("m", 1, DIGEST, Map.of("task", "none"), 1, Map.of("epochs", 2), List.of()).id())
                .isEqualTo(documented);
    }

    @Test
    void howImagesAreReadIsAPartOfTheIdAndWhereTheyLieIsNot() {
        assertThat(id("image-folder", Map.of("folder", "images"))).isEqualTo(id("image-folder", Map.of()));
        assertThat(id("image-folder", Map.of("folder", "images", "size", 64)))
                .isEqualTo(id("image-folder", Map.of("folder", "/elsewhere", "size", 64.0)))
                .isEqualTo(ContentId.of("{\"data\":{\"digest\":\"" + DIGEST + "\",\"settings\":{\"size\":64}},"
                        + "\"method\":{\"name\":\"m\",\"version\":1},\"schema\":1,\"seed\":1,\"settings\":{\"epochs\":2},"
                        + "\"variant\":{\"task\":\"none\"}}"))
                .isNotEqualTo(id("image-folder", Map.of("size", 32)));
    }

    @Test
    void aLaterVersionOfASourceIsAnotherRun() {
        assertThat(id("mine@2", Map.of())).isNotEqualTo(id("mine", Map.of())).isNotEqualTo(id("mine@3", Map.of()));
    }
}
