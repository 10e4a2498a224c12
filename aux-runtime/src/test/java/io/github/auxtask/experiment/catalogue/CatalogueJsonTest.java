package io.github.auxtask.experiment.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anEntryComesBackAsItWas() throws JsonProcessingException {
        CatalogueEntry entry = new CatalogueEntry(
                "method",
                "tiny",
                3,
                "my-method-1.jar",
                List.of(
                        SettingKey.integer("epochs", 200, "most epochs")
                                .atLeast(1)
                                .atMost(1000),
                        SettingKey.number("weight-decay", 4e-5, "of all parameters")
                                .atLeast(0),
                        SettingKey.flag("augment", true, "crop and flip"),
                        SettingKey.choice("targets", "own", List.of("own", "batch-rolled"), "whose spectrum"),
                        SettingKey.text("mean", "", "of the channels"),
                        SettingKey.text("std", "", "of the channels").required()));

        String json = JSON.writeValueAsString(CatalogueJson.fields(entry));

        assertThat(CatalogueJson.read(JSON.readTree(json))).isEqualTo(entry);
    }

    @Test
    void aTypeOfAnotherVersionIsRefusedWithASentence() {
        String json =
                "{\"kind\": \"method\", \"name\": \"tiny\", \"version\": 1, \"origin\": \"a.jar\", \"settings\": [{\"name\":"
                        + " \"a\", \"type\": \"matrix\", \"meaning\": \"b\"}]}";

        assertThatThrownBy(() -> CatalogueJson.read(JSON.readTree(json)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The worker describes tiny in a form that this plugin does not read: use plugin and runtime in one"
                                + " version.");
    }

    @Test
    void theCatalogueIsSearchedByKindAndName() {
        CatalogueEntry method = new CatalogueEntry("method", "shapes", 1, "a.jar", List.of());
        CatalogueEntry data = new CatalogueEntry("data set", "shapes", 1, "a.jar", List.of());
        Catalogue catalogue = new Catalogue(List.of(method, data));

        assertThat(catalogue.kinds()).containsExactly("method", "data set");
        assertThat(catalogue.find("data set", "shapes")).hasValue(data);
        assertThat(catalogue.find("attack", "shapes")).isEmpty();
    }
}
