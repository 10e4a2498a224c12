package io.github.auxtask.maven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelQuestionTest {
    private static final ModelNormalisation NONE =
            new ModelNormalisation(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f), "none");

    @TempDir
    private Path folder;

    @Test
    void oneFileIsOneRunWhoseIdDoesNotDependOnWhereTheFileLies() throws IOException {
        List<PlannedRun> here = plan(question("/here/my \"model\".safetensors"));
        List<PlannedRun> there = plan(question("/there/my \"model\".safetensors"));

        assertThat(here).hasSize(1);
        assertThat(here.get(0).id()).isEqualTo(there.get(0).id());
        assertThat(here.get(0).evaluations())
                .extracting(evaluation -> evaluation.name())
                .containsExactly("clean", "pgd", "attacked");
        assertThat(here.get(0).settings())
                .containsEntry("architecture", "resnet18")
                .doesNotContainKey("weights.file");
    }

    @Test
    void severalFilesAreAnEnsembleOfThatManyRuns() throws IOException {
        List<PlannedRun> runs = plan(question("/a.safetensors", "/b.safetensors"));

        assertThat(runs).extracting(PlannedRun::label).containsExactly("m1 seed 1", "m2 seed 1", "ensemble seed 1");
        assertThat(runs.get(2).needs()).hasSize(2);
        assertThat(runs.get(1).settings())
                .containsEntry("weights.sha256", ContentId.of("1").hex());
    }

    @Test
    void anotherPrecisionIsThatOfTheSearchAlone() throws IOException {
        List<Evaluation> usual = plan(question("/a.safetensors")).get(0).evaluations();
        List<Evaluation> other =
                plan(question(Precision.BF16, "/a.safetensors")).get(0).evaluations();

        assertThat(usual)
                .noneSatisfy(evaluation -> assertThat(evaluation.settings()).containsKey("search-precision"));
        assertThat(other.subList(0, 2)).isEqualTo(usual.subList(0, 2));
        assertThat(other.get(2).settings())
                .containsEntry("search-precision", "bf16")
                .doesNotContainKey("precision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linf",
                "l1:8/255",
                "l3:1",
                "linf:8",
                "linf:0",
                "linf:1e-320",
                "linf:-1",
                "l2:-1",
                "linf:eight",
                "l2:NaN",
                "l2:1/0",
                "l2:",
                ":1",
                "linf:1:2",
                ""
            })
    void aThreatThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> ModelThreat.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("-Daux.threat is '" + text + "'");
    }

    @Test
    void threatsArePrintedAsPeopleWriteThem() {
        assertThat(ModelThreat.parse("linf:8/255").text()).isEqualTo("L\u221e 8/255");
        assertThat(ModelThreat.parse("l2:0.5").text()).isEqualTo("L2 0.5");
    }

    @Test
    void asManyArchitecturesAsFilesOrOneForAll() {
        assertThat(ModelQuestion.architectures("resnet18", 2)).containsExactly("resnet18", "resnet18");
        assertThat(ModelQuestion.architectures("a, b", 2)).containsExactly("a", "b");
        assertThatThrownBy(() -> ModelQuestion.architectures("a,b", 3))
                .hasMessage("-Daux.architecture names 2 networks for 3 files: name one, or one for each.");
    }

    @Test
    void oneFileTwiceIsNoEnsemble() throws IOException {
        Path one = folder.resolve("one.safetensors");
        byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[Long.BYTES + header.length];
        bytes[0] = (byte) header.length;
        System.arraycopy(header, 0, bytes, Long.BYTES, header.length);
        Files.write(one, bytes);
        Path two = Files.copy(one, folder.resolve("two.safetensors"));
        assertThatThrownBy(() -> ModelQuestion.files(one + "," + two, ""))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The models " + one + " and " + two
                        + " are the same file, byte for byte: name each member of an ensemble once (-Daux.model).");
    }

    @Test
    void aTorchScriptFileMustBeAskedForByItsName() throws IOException {
        Path program = folder.resolve("model.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(program))) {
            zip.putNextEntry(new ZipEntry("model/code/__torch__.py"));
        }

        assertThat(ModelQuestion.files(program.toString(), "torchscript").keySet())
                .containsExactly(FileDigest.ofNamed(program));
        assertThatThrownBy(() -> ModelQuestion.files(program.toString(), "resnet18"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("which is a program: name the architecture torchscript");
    }

    @Test
    void aProgramIsGivenPixelsFromZeroToOneUnlessOneIsAskedForMore() {
        assertThat(ModelNormalisation.of("", Map.of(folder.resolve("model.pt"), true))
                        .std())
                .containsExactly(1f, 1f, 1f);
        assertThat(ModelNormalisation.of("cifar10", Map.of(folder.resolve("model.pt"), true))
                        .found())
                .isEqualTo("that of CIFAR-10, as asked");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() ->
                        ModelQuestion.files(folder.resolve("none.safetensors").toString(), ""))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("none.safetensors is not a file (-Daux.model).");
    }

    private static ModelQuestion question(String... paths) {
        return question(Precision.FP32, paths);
    }

    private static ModelQuestion question(Precision search, String... paths) {
        Map<ContentId, Path> files = new LinkedHashMap<>();
        for (String path : paths) {
            files.put(ContentId.of(String.valueOf(files.size())), Path.of(path));
        }
        return new ModelQuestion(
                files,
                ModelQuestion.architectures("resnet18", files.size()),
                "state-dict",
                new ModelImages(
                        "cifar10",
                        ContentId.of("images"),
                        Map.of(),
                        new DatasetDescription("cifar10", new ImageShape(3, 32, 32), List.of("a", "b"), 10, 10)),
                100,
                List.of(),
                NONE,
                ModelThreat.parse("linf:8/255"),
                "suite",
                search,
                "quick");
    }

    private List<PlannedRun> plan(ModelQuestion question) throws IOException {
        Path yaml = folder.resolve("reproduction.yaml");
        Files.writeString(yaml, question.yaml());
        return Plan.of(ReproductionReader.read(yaml), new Selection(ModelQuestion.BUDGET, null, question.only(), null))
                .runs();
    }
}
