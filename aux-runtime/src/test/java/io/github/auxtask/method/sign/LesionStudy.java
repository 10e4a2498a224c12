package io.github.auxtask.method.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.deepaugment.PolicyReader;
import io.github.auxtask.data.folder.Isic2017;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A few lesions in the official layout, policies of one's own and other images under a map of classes: every file that the signed-input
 * paper's reproduction may name, for tests that spoil one of them.
 *
 * @param folder of {@code reproduction.yaml}
 */
record LesionStudy(Path folder) {
    static final String POLICIES = "aug1_type,aug1_magnitude,aug2_type,aug2_magnitude\nrotate,0.1,invert,0.5\n";
    static final String MAP = "source,class\nball,other\nbox,melanoma\n";
    static final String TRUTH = "ISIC-2017_Training_Part3_GroundTruth.csv";

    private static final String YAML = """
            schema: 1
            name: lesions
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: signed-input, version: 2}
            data:
              - {name: isic-2017, folder: lesions, size: 32, digest: LESIONS}
              - {name: shapes, digest: SHAPES}
            grid: {dataset: [isic-2017, shapes], model: [basic_cnn], scheme: [plain, sign, deepaugment]}
            exclude:
              - {dataset: shapes, scheme: [sign, deepaugment]}
            needs:
              - {when: {scheme: sign}, as: source, run: {scheme: plain}}
            settings:
              batch: 4
              epochs: 1
              optimiser.learning-rate: 0.001
              sign.steps: [1, 2]
              sign.layer: penultimate
              deepaugment.policies: policies.csv
              deepaugment.policies-digest: POLICIES
              validation.held: 4
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - name: others
                kind: image-set
                data: image-folder
                data.folder: others
                data.size: 40
                class-map: map.csv
                class-map-digest: MAP
            """;

    /** What a command came to: its exit code, and every sentence in which it told of a failure. */
    record Outcome(int code, List<String> sentences) {}

    /** Writes all files as they should be. */
    LesionStudy write() throws IOException {
        Random random = new Random(5);
        lesions("Training", 12, random);
        lesions("Test_v2", 6, random);
        for (int i = 0; i < 8; i++) {
            String place = "others/" + (i % 4 < 2 ? "train/" : "test/") + (i % 2 == 0 ? "ball/" : "box/");
            picture(place + i + ".png", 40, random);
        }
        file("policies.csv", POLICIES);
        file("map.csv", MAP);
        DataAccess access = new DataAccess(folder, true, DownloadListener.NONE);
        Isic2017 source = new Isic2017();
        Map<String, Object> lesions = Map.of("folder", folder.resolve("lesions").toString(), "size", 32);
        file(
                "reproduction.yaml",
                YAML.replace(
                                "LESIONS",
                                source.load(access, DatasetSettings.of(source, lesions))
                                        .digest()
                                        .hex())
                        .replace("SHAPES", ShapesDataset.standard().digest().hex())
                        .replace(
                                "POLICIES",
                                PolicyReader.read(folder.resolve("policies.csv"), "policies.csv")
                                        .digest()
                                        .hex())
                        .replace("digest: MAP", "digest: " + digest(MAP)));
        return this;
    }

    static String digest(String text) {
        return ContentId.of(text).hex();
    }

    private void lesions(String split, int count, Random random) throws IOException {
        StringBuilder csv = new StringBuilder("image_id,melanoma,seborrheic_keratosis\n");
        for (int i = 0; i < count; i++) {
            csv.append("ISIC_").append(i).append(i % 3 == 0 ? ",1.0,0.0\n" : ",0.0,0.0\n");
            picture("lesions/ISIC-2017_" + split + "_Data/ISIC_" + i + ".jpg", 36, random);
        }
        file("lesions/ISIC-2017_" + split + "_Part3_GroundTruth.csv", csv.toString());
    }

    private void picture(String name, int side, Random random) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < side; x++) {
            image.setRGB(x, random.nextInt(side), random.nextInt());
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        ImageIO.write(image, name.endsWith("png") ? "png" : "jpeg", file.toFile());
    }

    void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Changes one of its files. */
    void spoil(String name, String part, String replacement) throws IOException {
        String text = Files.readString(folder.resolve(name));
        if (!text.contains(part)) {
            throw new IllegalArgumentException(part);
        }
        file(name, text.replace(part, replacement));
    }

    Plan plan(String only) {
        return Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, only, null));
    }

    /** Carries out a command as the plugin does, which makes the plan itself. */
    Outcome run(String command, String only) throws IOException {
        return run(command, only, false);
    }

    /** The same with {@code -Daux.force}. */
    Outcome run(String command, String only, boolean force) throws IOException {
        Plan plan;
        try {
            plan = plan(only);
        } catch (BadInputException e) {
            return new Outcome(BadInputException.EXIT_CODE, List.of(String.valueOf(e.getMessage())));
        }
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Path request = new TinyReproduction(folder).request(plan, folder.resolve("store"), force);
        int code = new Worker(new Events(new PrintStream(told, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
        List<String> sentences = new ArrayList<>();
        for (String line : told.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
            if (List.of("error", "run-failed").contains(event.path("event").asText())) {
                sentences.add(event.path("message").asText());
            }
        }
        return new Outcome(code, sentences);
    }

    /** Every file of the store and of the records, with its digest. */
    Map<String, String> kept() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String place : List.of("store", "runs")) {
            Path root = Files.createDirectories(folder.resolve(place));
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            place + "/" + root.relativize(file).toString().replace('\\', '/'),
                            ContentId.of(Files.readAllBytes(file)).hex());
                }
            }
        }
        return files;
    }
}
