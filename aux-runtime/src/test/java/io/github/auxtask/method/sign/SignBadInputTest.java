package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with what a user gives, one sentence says so, and the same command goes through once it is mended. */
class SignBadInputTest {
    @TempDir
    private Path folder;

    private LesionStudy study() throws IOException {
        return new LesionStudy(Files.createDirectories(folder.resolve("a study"))).write();
    }

    @ParameterizedTest
    @MethodSource("io.github.auxtask.method.sign.LesionMistake#all")
    void everyMistakeIsToldInOneSentenceWithNothingHalfWrittenAndOnceMendedTheRunGoesThrough(LesionMistake mistake)
            throws IOException {
        LesionStudy study = study();
        if (mistake.command().equals("attack")) {
            assertThat(study.run("train", mistake.only()).code()).isZero();
        }
        mistake.spoiling().of(study);
        Map<String, String> before = study.kept();

        LesionStudy.Outcome refused = study.run(mistake.command(), mistake.only());

        assertThat(refused.code()).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(refused.sentences()).singleElement().asString().contains(mistake.sentence());
        requireOneSentence(refused.sentences().get(0));
        assertThat(study.kept()).isEqualTo(before);

        study.write();
        requireWhole(study, mistake.only());
    }

    @Test
    void aSourceWhoseWeightsAreGoneIsToldInOneSentenceAndOnceItIsTrainedAgainTheRunGoesThrough() throws IOException {
        LesionStudy study = study();
        String source = "dataset=isic-2017,scheme=plain";
        assertThat(study.run("train", source).code()).isZero();
        Files.move(folder.resolve("a study/store"), folder.resolve("lost"));
        Map<String, String> before = study.kept();

        LesionStudy.Outcome refused = study.run("train", "dataset=isic-2017,scheme=sign");

        assertThat(refused.code()).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(refused.sentences())
                .singleElement()
                .asString()
                .contains(
                        "which isic-2017/basic_cnn/sign seed 1 needs, has a record, but its weights are not in this store:"
                                + " train it here with mvn aux:train",
                        "-Daux.force=true.");
        requireOneSentence(refused.sentences().get(0));
        assertThat(study.kept()).isEqualTo(before);

        assertThat(study.run("train", source, true).code()).isZero();
        requireWhole(study, "dataset=isic-2017,scheme=sign");
    }

    /** What only a method's declaration finds out, and files that it starts from. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validation.held: 4 | validation.held: 12 | Setting 'validation.held' is 12 and leaves none of the 12 images to train on",
                "validation.held: 4 | 'validation.held: 4\n  weights: {source: state-dict, sha256: DIGEST}' |"
                        + " put them there, or write their address or path (setting weights.file)."
            })
    void ofATrainingThatIsRefusedNoRecordIsWrittenAndTheLedgerDoesNotSayThatItBegan(
            String right, String wrong, String sentence) throws IOException {
        LesionStudy study = study();
        study.spoil("reproduction.yaml", right, wrong.replace("DIGEST", "0".repeat(64)));

        LesionStudy.Outcome refused = study.run("train", "dataset=isic-2017,scheme=plain");

        assertThat(refused.code()).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(refused.sentences()).singleElement().asString().contains(sentence);
        requireOneSentence(refused.sentences().get(0));
        assertThat(study.kept().keySet()).noneMatch(file -> file.matches("runs/.*|.*/threads"));
    }

    private static void requireOneSentence(String text) {
        assertThat(text)
                .matches("(?s).*[.?]")
                .doesNotContainPattern("[.!?] +[A-Z]")
                .doesNotContain("\n", "Exception");
    }

    /** All of a study's runs are trained and evaluated, and nothing is left of what was on its way. */
    private static void requireWhole(LesionStudy study, String only) throws IOException {
        for (String command : new String[] {"train", "attack"}) {
            LesionStudy.Outcome outcome = study.run(command, only);
            assertThat(outcome.sentences()).isEmpty();
            assertThat(outcome.code()).isZero();
        }
        for (PlannedRun run : study.plan(only).selected()) {
            RunRecord record = RunRecord.read(new TinyReproduction(study.folder()).record("smoke", run));
            assertThat(record.training().completed()).isTrue();
            assertThat(record.evaluations()).hasSize(2);
            boolean moves = run.variant().containsValue("sign");
            assertThat(record.training().made()).hasSize(moves ? 1 : 0);
            assertThat(study.kept().keySet().stream().filter(file -> file.endsWith("/made.json")))
                    .hasSize(moves ? 1 : 0);
        }
        assertThat(study.kept().keySet())
                .noneMatch(file -> file.matches(".*(\\.tmp|/threads|/again|\\.chunks|checkpoint.*)"));
    }
}
