package io.github.auxtask.data.deepaugment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String HEADER = "aug1_type,aug1_magnitude,aug2_type,aug2_magnitude\n";

    @TempDir
    private Path folder;

    private static Policies read(String csv) {
        return PolicyReader.read(new StringReader(csv), "mine.csv");
    }

    private static Settings settings(Map<String, ?> given) {
        return Settings.of(given).validate(DeepAugmentSettings.keys());
    }

    @Test
    void theReleasedPoliciesAreThoseOfTheRepository() throws IOException {
        Path published = Shared.paper("reference/signed-input-deepaugment-policies.csv");
        assertThat(Policies.released().all())
                .isEqualTo(PolicyReader.read(published, "published").all());
        assertThat(Policies.released().all()).hasSize(30);
    }

    @Test
    void columnsAreFoundByNameAndOthersAreIgnored() {
        Policies policies = read("""

                rank,aug2_type,aug2_magnitude,aug1_type,aug1_magnitude,note
                1,invert,0.5, crop , 1 ,any

                2,fog,0,rotate,0.25,"a, b"
                """);
        assertThat(policies.all())
                .containsExactly(Policy.of("crop", 1, "invert", 0.5), Policy.of("rotate", 0.25, "fog", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crop,1,sharpn,0.5 | mine.csv, line 3: DeepAugment has no transform 'sharpn' (aug2_type); did you mean"
                        + " 'sharpen'?",
                "crop,1.2,sharpen,0.5 | mine.csv, line 3: aug1_magnitude is '1.2', but must be a number from 0 to 1.",
                "crop,1,sharpen,-0.5 | mine.csv, line 3: aug2_magnitude is '-0.5', but must be a number from 0 to 1.",
                "crop,1,sharpen,NaN | mine.csv, line 3: aug2_magnitude is 'NaN', but must be a number from 0 to 1.",
                "crop,half,sharpen,0.5 | mine.csv, line 3: aug1_magnitude is 'half', but must be a number from 0 to 1.",
                "crop,1,sharpen | mine.csv, line 3: has 3 fields, but line 1 names 4 columns."
            })
    void badLinesAreNamed(String line, String message) {
        assertThatThrownBy(() -> read(HEADER + "invert,0,invert,0\n" + line + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void badFilesAreNamed() {
        assertThatThrownBy(() -> read("aug1_type,aug1_magnitude,aug2_type\ncrop,1,invert\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("mine.csv, line 1: the column aug2_magnitude is missing: policies need aug1_type,"
                        + " aug1_magnitude, aug2_type, aug2_magnitude.");
        assertThatThrownBy(() -> read(HEADER))
                .isInstanceOf(BadInputException.class)
                .hasMessage("mine.csv has no policy: write one into each line below the names of columns.");
        assertThatThrownBy(() -> read("")).isInstanceOf(BadInputException.class).hasMessageContaining("mine.csv");
        assertThatThrownBy(() -> read(HEADER + "crop,1,\"invert,0\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("mine.csv");
        assertThatThrownBy(() -> read("aug1_type,aug1_type\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("mine.csv");
        assertThatThrownBy(() -> PolicyReader.read(folder.resolve("none.csv"), "none.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The policies none.csv are not there: put the file beside reproduction.yaml.");
    }

    @Test
    void mergeMarkersAreNamed() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, HEADER + "<<<<<<< HEAD\ncrop,1,invert,0\n=======\ncrop,0.5,invert,0\n>>>>>>> theirs\n");

        assertThatThrownBy(() -> PolicyReader.read(file, "mine.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("mine.csv, line 2: holds the merge markers of git");
    }

    @Test
    void settingsSayHowPoliciesAreAppliedAndWhichAreLeftOut() {
        assertThat(DeepAugmentSettings.application(settings(Map.of()))).isEqualTo(DeepAugment.Application.RELEASED);
        assertThat(DeepAugmentSettings.application(settings(Map.of("deepaugment.hue", "released")))
                        .hue())
                .isEqualTo(HueReading.RELEASED);
        assertThat(DeepAugmentSettings.policies(settings(Map.of()), () -> folder))
                .isEqualTo(Policies.released());
        Policies clear = DeepAugmentSettings.policies(
                settings(Map.of("deepaugment.without", List.of("fog", "clouds"))), () -> folder);
        assertThat(clear.all()).hasSize(23).noneMatch(policy -> policy.uses("fog") || policy.uses("clouds"));
        assertThatThrownBy(() -> DeepAugmentSettings.policies(
                        settings(Map.of("deepaugment.without", List.of("mist"))), () -> folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'deepaugment.without' names 'mist'");
        assertThatThrownBy(() -> Policies.released().without(PolicyTransforms.NAMES))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("leave fewer transforms out");
    }

    @Test
    void policiesOfOnesOwnAreHeldToADigest() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), "\uFEFF" + HEADER + "crop,1,invert,0\n");
        Policies mine = read(HEADER + "crop,1.0,invert,0.00\n");
        assertThatThrownBy(() -> DeepAugmentSettings.policies(
                        settings(Map.of("deepaugment.policies", "mine.csv")), () -> folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(mine.digest().hex());
        assertThat(DeepAugmentSettings.policies(
                        settings(Map.of(
                                "deepaugment.policies",
                                "mine.csv",
                                "deepaugment.policies-digest",
                                mine.digest().hex())),
                        () -> folder))
                .isEqualTo(mine);
        assertThat(read(HEADER + "crop,1,invert,0.1\n").digest()).isNotEqualTo(mine.digest());
    }
}
