package io.github.auxtask.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network with a new head that starts from a ResNet-8 somebody else has trained, as settings say it. */
class NetworkStartTest {
    private static final Initialisation RANDOM = Initialisation.torchDefaults();
    private static final Parameters ONE = parameters("");
    private static final Map<String, float[]> TRAINED = RANDOM.values(ONE, 77);

    @TempDir
    private Path home;

    private Path file;
    private String sha256 = "";

    @BeforeEach
    void writeWeights() throws IOException {
        file = home.resolve("weights").resolve("resnet8.safetensors");
        Safetensors.of(Map.of(), ONE.state(), TRAINED).write(file);
        sha256 = ContentId.of(Files.readAllBytes(file)).hex();
    }

    /** Of a ResNet-8 in a scope, empty for none. */
    private static Parameters parameters(String scope) {
        Backbone backbone = Backbones.named("resnet8", 10);
        return Program.named("network")
                .method("scores", Mode.EVAL, Precision.FP32, graph -> {
                    var x = graph.input("x", -1, 3, 32, 32);
                    return List.of(
                            scope.isEmpty()
                                    ? backbone.apply(x).logits()
                                    : graph.in(scope, () -> backbone.apply(x).logits())
                                            .linear("head", 4));
                })
                .parameters();
    }

    private Settings settings(Object... more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "weights.source", "state-dict", "weights.file", "resnet8.safetensors", "weights.sha256", sha256));
        for (int i = 0; i < more.length; i += 2) {
            values.put("weights." + more[i], more[i + 1]);
        }
        return Settings.of(values).validate(PretrainedWeights.keys("weights"));
    }

    private static PretrainedWeights weights(Settings settings) {
        return PretrainedWeights.of(settings, "weights").orElseThrow();
    }

    private DataAccess offline() {
        return new DataAccess(home, true, DownloadListener.NONE);
    }

    /** The names of the tensors that a network takes from the file, after it was filled and compared. */
    private Set<String> pretrained(NetworkStart start, Parameters parameters, String scope) {
        Map<String, float[]> random = RANDOM.values(parameters, 5);
        Set<String> taken = new TreeSet<>();
        try (NDManager manager = NDManager.newBaseManager();
                OpenedStart opened = start.open(parameters, 5, offline());
                NetworkState state = new NetworkState(manager, parameters, opened)) {
            state.snapshot().forEach((name, values) -> {
                float[] stored = TRAINED.get(name.substring(scope.length()));
                if (!java.util.Arrays.equals(values, random.get(name))) {
                    assertThat(values).as(name).isEqualTo(stored);
                    taken.add(name);
                }
            });
        }
        return taken;
    }

    /** Those whose random values are not constants anyway. */
    private static Set<String> drawn(Parameters parameters) {
        return parameters.state().stream()
                .map(spec -> spec.name())
                .filter(name -> !name.contains("bn") && !name.contains("shortcut.1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void withoutASourceEverythingIsRandom() {
        Settings none = Settings.of(Map.of()).validate(PretrainedWeights.keys("weights"));
        assertThat(PretrainedWeights.of(none, "weights")).isEmpty();
        assertThat(PretrainedWeights.of(Settings.of(Map.of()), "weights")).isEmpty();
        NetworkStart start = NetworkStart.random(RANDOM);
        assertThat(pretrained(start, ONE, "")).isEmpty();
        assertThat(start.source()).isEmpty();
        assertThat(start.trains("linear.weight")).isTrue();
    }

    @Test
    void aWholeNetworkStartsFromAFileButForItsHead() {
        NetworkStart start = NetworkStart.random(RANDOM)
                .with(weights(settings("scratch", "linear", "frozen", "conv1 layer1")), "resnet8", "");

        Set<String> expected = drawn(ONE);
        expected.removeIf(name -> name.startsWith("linear"));
        assertThat(pretrained(start, ONE, "")).isEqualTo(expected).isNotEmpty();
        assertThat(start.trains("conv1.weight")).isFalse();
        assertThat(start.trains("layer1.0.bn1.bias")).isFalse();
        assertThat(start.trains("layer2.0.conv1.weight")).isTrue();
        assertThat(start.source()).isEqualTo("weights of state-dict, SHA-256 " + sha256);
    }

    @Test
    void aModuleStartsFromAFileAndPatternsAreThoseOfTheModule() {
        Parameters two = parameters("encoder");
        NetworkStart start = NetworkStart.random(RANDOM)
                .with(weights(settings("scratch", "linear", "frozen", "*")), "resnet8", "encoder");

        Set<String> expected = drawn(two);
        expected.removeIf(name -> name.startsWith("head") || name.startsWith("encoder.linear"));
        assertThat(pretrained(start, two, "encoder.")).isEqualTo(expected).isNotEmpty();
        assertThat(start.trains("encoder.conv1.weight")).isFalse();
        assertThat(start.trains("head.weight")).isTrue();
    }

    @Test
    void aFileUnderItsDigestInTheDataHomeNeedsNoPath() throws IOException {
        Files.move(file, file.resolveSibling(sha256 + ".safetensors"));
        NetworkStart start = NetworkStart.random(RANDOM).with(weights(settings("file", "")), "resnet8", "");

        assertThat(pretrained(start, ONE, "")).isEqualTo(drawn(ONE));
    }

    @Test
    void aSlipInAPatternIsSaidWithTheSetting() {
        for (String key : List.of("scratch", "frozen", "unused")) {
            NetworkStart start = NetworkStart.random(RANDOM).with(weights(settings(key, "lineer")), "resnet8", "");
            assertThatThrownBy(() -> start.open(ONE, 1, offline()))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining(
                            "has nothing called 'lineer' (setting weights." + key + "); did you mean 'linear'?");
        }
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedWithWhatToDo() {
        refused(settings("source", "timmm"), "Unknown source of weights 'timmm'; did you mean 'timm'?");
        refused(settings("source", ""), "Setting 'weights.source' is missing beside the file of weights");
        refused(settings("sha256", "abc"), "Setting 'weights.sha256': 'abc' is not a SHA-256");
        refused(
                settings("sha256", "", "file", file.toString()),
                "Setting 'weights.sha256' is missing: weights are used only if they are, byte for byte, the file that"
                        + " is meant; sha256sum prints it, and of resnet8.safetensors it is " + sha256 + ".");
        refused(settings("file", "https://127.0.0.1/w.safetensors"), "Setting 'weights.bytes' is missing");
        refused(settings("file", "https://127.0.0.1/w w", "bytes", 5), "which is no address");
        refused(settings("file", "https://127.0.0.1/w", "bytes", 5), "the network is off (-o)");
        refused(settings("file", ""), "put them there, or write their address or path (setting weights.file)");
        refused(settings("sha256", "0".repeat(64)), "have the SHA-256 " + sha256 + " and not 000");
        refused(settings("file", "elsewhere.safetensors"), "The weights elsewhere.safetensors are not there.");
    }

    private void refused(Settings settings, String complaint) {
        assertThatThrownBy(() -> weights(settings).open(offline()).close())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void keysOfAModuleHaveItsPrefix() {
        assertThat(PretrainedWeights.keys("weights.resnet"))
                .extracting(SettingKey::name)
                .allMatch(name -> name.startsWith("weights.resnet."))
                .doesNotHaveDuplicates();
    }
}
