package io.github.auxtask.nn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.StartingValues;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.trace.Program;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PretrainedValuesTest {
    @TempDir
    private Path folder;

    private static final Parameters NETWORK = Program.named("network")
            .method(
                    "scores",
                    Mode.EVAL,
                    Precision.FP32,
                    graph -> List.of(graph.input("x", -1, 3, 4, 4)
                            .in("stem", x -> x.conv("conv", 2, 3).batchNorm("bn"))
                            .flatten()
                            .linear("fc", 5)))
            .parameters();

    private static final Map<String, float[]> PRETRAINED =
            Initialisation.torchDefaults().values(NETWORK, 1);
    private static final Map<String, float[]> RANDOM =
            Initialisation.torchDefaults().values(NETWORK, 2);
    private static final StartingValues SCRATCH = Initialisation.torchDefaults().drawn(NETWORK, 2);

    /** A file that starts as one that fits, to be spoilt. */
    private static final class Content {
        final Map<String, List<Long>> shapes = new LinkedHashMap<>();
        final Map<String, float[]> values = new LinkedHashMap<>();

        Content() {
            NETWORK.state().forEach(spec -> put(spec.name(), spec.shape(), PRETRAINED.get(spec.name())));
        }

        Content put(String name, List<Long> shape, float... filled) {
            shapes.put(name, shape);
            values.put(name, filled);
            return this;
        }

        Content remove(String name) {
            shapes.remove(name);
            values.remove(name);
            return this;
        }

        Content rename(String from, String to) {
            put(to, shapes.get(from), values.get(from));
            return remove(from);
        }
    }

    private PretrainedFile open(Content content) {
        Path file = folder.resolve("model.safetensors");
        new Safetensors(Map.of(), content.shapes, content.values).write(file);
        return PretrainedFile.open(file, digest(file));
    }

    private static ContentId digest(Path file) {
        try {
            return ContentId.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NameMap names(String rows) {
        return NameMapReader.read(
                new StringReader("stored_name,shape,parameter_name,transformation\n" + rows), "names.csv");
    }

    private static Map<String, float[]> filled(PretrainedFile file, PretrainedPart... parts) {
        try (file;
                NDManager manager = NDManager.newBaseManager();
                NetworkState state =
                        new NetworkState(manager, NETWORK, PretrainedValues.of(NETWORK, List.of(parts), SCRATCH))) {
            return state.snapshot();
        }
    }

    private static void assertPretrained(Map<String, float[]> state, String... names) {
        for (Map.Entry<String, float[]> entry : state.entrySet()) {
            float[] expected =
                    (Arrays.asList(names).contains(entry.getKey()) ? PRETRAINED : RANDOM).get(entry.getKey());
            assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(expected);
        }
    }

    private static String[] all() {
        return NETWORK.state().stream().map(spec -> spec.name()).toArray(String[]::new);
    }

    @Test
    void aNetworkStartsFromAFileBitForBit() {
        PretrainedFile file = open(new Content().put("stem.bn.num_batches_tracked", List.of(), 7));
        assertPretrained(filled(file, PretrainedPart.all(file, NameMap.same(), "")), all());
    }

    @Test
    void whatIsToStartFromScratchDoesSoWhetherTheFileHasItOrNot() {
        PretrainedFile file =
                open(new Content().put("fc.weight", List.of(9L), new float[9]).remove("fc.bias"));
        PretrainedPart part = new PretrainedPart(file, NameMap.same(), "", NamePatterns.of("fc"), NamePatterns.NONE);

        assertPretrained(
                filled(file, part),
                "stem.conv.weight",
                "stem.bn.weight",
                "stem.bn.bias",
                "stem.bn.running_mean",
                "stem.bn.running_var");
    }

    @Test
    void aModuleStartsFromAFileThatDoesNotKnowItsScope() {
        Content content = new Content();
        for (String name : all()) {
            if (name.startsWith("stem.")) {
                content.rename(name, "backbone_" + name.substring(5));
            }
        }
        PretrainedFile file = open(content);
        PretrainedPart part = new PretrainedPart(
                file, names("backbone_*,,*,\n*,,,\n"), "stem", NamePatterns.of("conv"), NamePatterns.of("fc"));

        assertPretrained(
                filled(file, part), "stem.bn.weight", "stem.bn.bias", "stem.bn.running_mean", "stem.bn.running_var");
    }

    @Test
    void aRuleMayReshapeAndRename() {
        Content content = new Content().rename("fc.weight", "head.conv");
        content.shapes.put("head.conv", List.of(5L, 2L, 4L, 4L));
        PretrainedFile file = open(content);

        assertPretrained(
                filled(file, PretrainedPart.all(file, names("head.conv,5x2x4x4,fc.weight,reshape\n*,,,\n"), "")),
                all());
    }

    @Test
    void everythingThatDoesNotFitIsListedAtOnce() {
        Content content = new Content()
                .remove("stem.bn.bias")
                .put("stem.conv.weight", List.of(2L, 3L, 1L, 1L), new float[6])
                .put("old", List.of(2L), new float[2])
                .rename("fc.bias", "fc.b")
                .put("fc.c", List.of(5L), new float[5]);
        try (PretrainedFile file = open(content)) {
            PretrainedPart part = PretrainedPart.all(file, names("fc.b,,fc.bias,\nfc.c,,fc.bias,\n*,,,\n"), "");

            assertThatThrownBy(() -> PretrainedValues.of(NETWORK, List.of(part), SCRATCH))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("The weights model.safetensors do not fit the network: 1 of its 7 tensors is missing, 1"
                            + " has another shape, 2 are not the network's; choose another file or weights.source,"
                            + " let what is new start from scratch (weights.scratch), and leave out what is not"
                            + " needed (weights.unused).\n"
                            + "    missing: stem.bn.bias [2]\n"
                            + "    another shape: stem.conv.weight: expected [2, 3, 3, 3], found [2, 3, 1, 1]\n"
                            + "    not the network's: old [2]\n"
                            + "    not the network's: fc.c [5], because fc.bias is already fc.b");
        }
    }

    @Test
    void aShapeThatTheMapOfNamesListsIsHeldAgainstTheFile() {
        try (PretrainedFile file = open(new Content().rename("fc.weight", "w"))) {
            PretrainedPart part = PretrainedPart.all(file, names("w,5x2x16,fc.weight,reshape\n*,,,\n"), "");

            assertThatThrownBy(() -> PretrainedValues.of(NETWORK, List.of(part), SCRATCH))
                    .hasMessageContaining("fc.weight (in the file w): expected [5, 2, 16], found [5, 32]");
        }
    }

    @Test
    void twoFilesForOneTensorAreRefused() {
        try (PretrainedFile file = open(new Content())) {
            PretrainedPart part = PretrainedPart.all(file, NameMap.same(), "");

            assertThatThrownBy(() -> PretrainedValues.of(NETWORK, List.of(part, part), SCRATCH))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("would start from two files");
        }
    }

    @Test
    void anotherFileThanThePinnedOneIsRefusedWithBothDigests() {
        Path file = folder.resolve("model.safetensors");
        open(new Content()).close();
        ContentId other = ContentId.of("another file");

        assertThatThrownBy(() -> PretrainedFile.open(file, other))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("have the SHA-256 " + digest(file) + " and not " + other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 a zip archive", "\u0080\u0002 a bare pickle", "\u0080\u0004 a newer one"})
    void aPickleIsNeverOpenedAndAnsweredWithHowToConvertIt(String content) throws IOException {
        Path file = folder.resolve("resnet101-63fe2227.pth");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PretrainedFile.open(file, digest(file)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("resnet101-63fe2227.pth are a Python pickle")
                .hasMessageContaining("\n    import torch, safetensors.torch\n")
                .hasMessageContaining("torch.load(\"resnet101-63fe2227.pth\", map_location=\"cpu\", weights_only=True)")
                .hasMessageContaining("name resnet101-63fe2227.safetensors in weights.file");
    }

    @Test
    void aTorchScriptArchiveIsNamedForWhatItIsAndNotRun() throws IOException {
        Path file = folder.resolve("model.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("model/code/__torch__.py"));
            zip.write("def forward(self, x):\n  return x\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> PretrainedFile.digest(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The weights model.pt are a TorchScript archive, which is a program: name the architecture torchscript"
                                + " (-Daux.architecture=torchscript), and it is checked and followed, without being run; or"
                                + " save its state_dict() as safetensors (safetensors.torch.save_file) and name that file and"
                                + " its architecture.");
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> PretrainedFile.open(folder.resolve("none.safetensors"), ContentId.of("")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The weights none.safetensors are not there.");
    }
}
