package io.github.auxtask.testing;

import io.github.auxtask.data.NpyBytes;
import io.github.auxtask.data.deepaugment.PolicyReader;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.YamlText;
import io.github.auxtask.graph.state.SafetensorsFile;
import io.github.auxtask.method.labels.audio.WavFile;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of every kind that is read: refused in a sentence or taken, never a stack trace and never for ever. */
class ReadersFuzzTest {
    private static final String SHAPE = "(2, 3)";

    @TempDir
    Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void reproductionsAndTheirPlans() {
        List<byte[]> examples = Stream.concat(
                        Stream.of(utf8(YamlText.VALID)),
                        Repository.reproductions().stream().map(paper -> bytes(paper.resolve("reproduction.yaml"))))
                .toList();
        Fuzz.damage(examples, content -> {
            Reproduction read = ReproductionReader.read(written("reproduction.yaml", content));
            Plan.of(read, Selection.of(read.usualBudget()));
        });
    }

    @Test
    void publishedTables() {
        Reproduction tiny = YamlText.read(folder, YamlText.VALID);
        String table = "architecture,task,test,value\nResNet,ft,fgsm,85.3\nResNet,none,clean,\"90.1 +- 0.2 (n=5)\"\n";
        Fuzz.damage(List.of(utf8(table)), content -> {
            Files.createDirectories(folder.resolve("published"));
            written("published/table-1.csv", content);
            tiny.published(tiny.tables().get(0));
        });
    }

    @Test
    void records() throws IOException {
        List<byte[]> examples;
        try (Stream<Path> files = Files.walk(Repository.root().resolve("reproductions"))) {
            examples = files.filter(file -> file.toString().matches(".*[/\\\\]runs[/\\\\].*\\.json"))
                    .sorted()
                    .limit(4)
                    .map(ReadersFuzzTest::bytes)
                    .toList();
        }
        Fuzz.damage(examples, content -> RunRecord.read(written("record.json", content)));
    }

    @Test
    void plansAndRequests() throws IOException {
        Reproduction tiny = YamlText.read(folder, YamlText.VALID);
        Path plan = folder.resolve("plan.json");
        Plan.of(tiny, Selection.of("quick")).write(plan);
        Fuzz.damage(List.of(bytes(plan)), content -> Plan.read(written("damaged.json", content)));
        String request = "{\"schema\": 1, \"store\": \"/s\", \"threads\": 2, \"device\": \"cpu\", \"force\": false}";
        Fuzz.damage(List.of(utf8(request)), content -> Request.read(written("request.json", content)));
    }

    @Test
    void arraysAndWeights() throws IOException {
        Fuzz.damage(
                List.of(NpyBytes.of("<f4", SHAPE, new byte[24]), NpyBytes.of("|u1", SHAPE, new byte[6])),
                content -> NpyArray.parse("a.npy", content));
        byte[] official;
        try (var stream = getClass().getResourceAsStream("/fixtures/safetensors/official.safetensors")) {
            official = java.util.Objects.requireNonNull(stream).readAllBytes();
        }
        Fuzz.damage(List.of(official), content -> {
            try (SafetensorsFile opened = SafetensorsFile.open(written("w.safetensors", content))) {
                for (String name : opened.tensors().keySet()) {
                    opened.read(name, values -> {});
                }
            }
        });
    }

    @Test
    void soundsPicturesAndPolicies() throws IOException {
        byte[] wav = utf8(
                "RIFF&\u0000\u0000\u0000WAVEfmt \u0010\u0000\u0000\u0000\u0001\u0000\u0001\u0000@\u001f\u0000\u0000"
                        + "@\u001f\u0000\u0000\u0001\u0000\b\u0000data\u0004\u0000\u0000\u0000abcd");
        Fuzz.damage(List.of(wav), content -> WavFile.read(written("a.wav", content)));
        Path policies = Repository.root().resolve("aux-runtime/src/main/resources/io/github/auxtask/data/deepaugment");
        try (Stream<Path> files = Files.list(policies)) {
            List<byte[]> examples = files.filter(file -> file.toString().endsWith(".csv"))
                    .map(ReadersFuzzTest::bytes)
                    .toList();
            Fuzz.damage(examples, content -> PolicyReader.read(written("policies.csv", content), "damaged"));
        }
        String index = "[{\"file\": \"a.png\", \"title\": \"t\"}]";
        Fuzz.damage(List.of(utf8(index)), content -> {
            written("pictures.json", content);
            PictureIndex.read(folder);
        });
    }
}
