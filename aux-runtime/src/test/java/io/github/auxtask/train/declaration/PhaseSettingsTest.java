package io.github.auxtask.train.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.train.declaration.AdversarialTraining.Share;
import io.github.auxtask.train.declaration.AdversarialTraining.Updates;
import io.github.auxtask.train.optimiser.Adam;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseSettingsTest {
    private static final InputSpec INPUTS = new InputSpec(3, 8, 8, new float[3], new float[] {0.5f, 0.5f, 0.5f});

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    private static List<TrainingPhase> read(Map<String, ?> written) {
        return PhaseSettings.read(Settings.of(written).validate(PhaseKeys.all()), INPUTS);
    }

    private static void refused(Map<String, ?> written, String message) {
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theSettingsAtTheTopMakeOnePhase() {
        TrainingPhase phase = read(map(
                        "epochs",
                        7,
                        "batch",
                        32,
                        "optimiser.learning-rate",
                        0.05,
                        "optimiser.momentum",
                        0.9,
                        "optimiser.nesterov",
                        true,
                        "schedule.name",
                        "step",
                        "schedule.every",
                        3,
                        "selection",
                        "last"))
                .get(0);
        assertThat(phase.epochs()).isEqualTo(7);
        assertThat(phase.batch()).isEqualTo(32);
        assertThat(phase.parts()).isEqualTo(1);
        assertThat(phase.trainable().test("any.name")).isTrue();
        assertThat(phase.optimiser()).isEqualTo(new Sgd(0.9, 0, true));
        assertThat(phase.adversaries().isNone()).isTrue();
        assertThat(phase.choice()).isEqualTo(EpochChoice.last());
        Schedule schedule = phase.schedule().begin(7, 10);
        List<Double> rates = new ArrayList<>();
        for (int epoch = 0; epoch < 4; epoch++) {
            rates.add(schedule.learningRate());
            schedule.epochDone(0);
        }
        assertThat(rates).containsExactly(0.05, 0.05, 0.05, 0.05 * 0.1);
    }

    @Test
    void aPhaseTakesFromTheTopWhatItIsSilentAbout() {
        List<TrainingPhase> phases = read(map(
                "batch",
                64,
                "optimiser.learning-rate",
                1e-4,
                "optimiser.name",
                "adam",
                "early-stopping.patience",
                3,
                "phases",
                List.of(
                        map("name", "heads", "epochs", 5, "trainable", List.of("fc", "*.bias"), "accumulate", 4),
                        map(
                                "name",
                                "all",
                                "epochs",
                                2,
                                "batch",
                                16,
                                "optimiser.learning-rate",
                                1e-5,
                                "optimiser.beta1",
                                0.8,
                                "selection",
                                "last",
                                "early-stopping.patience",
                                0))));
        assertThat(phases).extracting(TrainingPhase::name).containsExactly("heads", "all");
        assertThat(phases).extracting(TrainingPhase::batch).containsExactly(64, 16);
        assertThat(phases).extracting(TrainingPhase::parts).containsExactly(4, 1);
        assertThat(phases.get(0).trainable().test("fc.weight")).isTrue();
        assertThat(phases.get(0).trainable().test("conv.weight")).isFalse();
        assertThat(phases.get(0).trainable().test("conv.bias")).isTrue();
        assertThat(phases.get(0).optimiser()).isEqualTo(Adam.defaults());
        assertThat(phases.get(1).optimiser()).isEqualTo(new Adam(0.8, 0.999, 1e-8, 0));
        assertThat(phases.get(0).schedule().begin(5, 1).learningRate()).isEqualTo(1e-4);
        assertThat(phases.get(1).schedule().begin(2, 1).learningRate()).isEqualTo(1e-5);
        assertThat(phases.get(0).choice()).isEqualTo(EpochChoice.best().stoppingAfter(3));
        assertThat(phases.get(1).choice().patience()).isEqualTo(EarlyStopping.NEVER);
    }

    @Test
    void theNumbersOfAnotherOptimiserAreNotTakenFromTheTop() {
        List<TrainingPhase> phases = read(map(
                "optimiser.momentum",
                0.9,
                "optimiser.weight-decay",
                1e-4,
                "phases",
                List.of(map("name", "one", "optimiser.name", "adam"), map("name", "two", "optimiser.nesterov", true))));
        assertThat(phases.get(0).optimiser()).isEqualTo(Adam.defaults());
        assertThat(phases.get(1).optimiser()).isEqualTo(new Sgd(0.9, 1e-4, true));
    }

    @Test
    void defaultsOfAMethodGiveWayToWhatTheReproductionChooses() {
        List<SettingKey> keys = new ArrayList<>(PhaseKeys.all());
        keys.replaceAll(key -> key.name().equals("optimiser.momentum") ? key.defaultValue(0.9) : key);
        Settings usual = Settings.of(map("epochs", 1)).validate(keys);
        assertThat(PhaseSettings.read(usual, INPUTS).get(0).optimiser()).isEqualTo(new Sgd(0.9, 0, false));
        Settings chosen = Settings.of(map("optimiser.name", "adam")).validate(keys);
        assertThat(PhaseSettings.read(chosen, INPUTS).get(0).optimiser()).isEqualTo(Adam.defaults());
    }

    @Test
    void adversariesHaveTheSettingsThatAttacksHaveInEvaluations() {
        AdversarialTraining how = read(map(
                        "updates",
                        "two",
                        "adversaries",
                        List.of(
                                map("attack", "fgsm", "epsilons", List.of(0.05, "8/256"), "clip", "0..1", "share", 10),
                                map("attack", "pgd", "epsilon", 0.1, "step", 0.01, "steps", 40, "space", "pixel"))))
                .get(0)
                .adversaries();
        assertThat(how.updates()).isEqualTo(Updates.TWO);
        assertThat(how.validates()).isFalse();
        assertThat(how.trainsOnClean()).isTrue();
        assertThat(how.shares()).extracting(Share::weight).containsExactly(10.0, 1.0);
        List<IterativeAttack> fgsm = attacks(how.shares().get(0));
        assertThat(fgsm)
                .extracting(attack -> attack.threat().epsilon().toString())
                .containsExactly("0.05", "8/256");
        assertThat(fgsm.get(0).threat().clip()).isEqualTo(new Clip.Range(0, 1));
        IterativeAttack pgd = attacks(how.shares().get(1)).get(0);
        assertThat(pgd.steps()).isEqualTo(40);
        assertThat(pgd.length().toString()).isEqualTo("0.01");
        // The last iterate, and not the first that succeeds.
        assertThat(pgd.keepsSuccess()).isFalse();
    }

    private static List<IterativeAttack> attacks(Share share) {
        return ((TrainingAdversary.InEvaluationMode) share.adversary())
                .attacks().stream().map(IterativeAttack.class::cast).toList();
    }

    @Test
    void anAdversaryInTrainingModeHasAShareForEachEpsilon() {
        AdversarialTraining how = read(map(
                        "validation.images",
                        "adversarial",
                        "adversaries",
                        List.of(map("attack", "fgsm", "epsilons", List.of(0.1, 0.2), "mode", "train", "share", 3))))
                .get(0)
                .adversaries();
        assertThat(how.updates()).isEqualTo(Updates.ADVERSARIAL);
        assertThat(how.validates()).isTrue();
        assertThat(how.trainsOnClean()).isFalse();
        assertThat(how.shares()).hasSize(2).allSatisfy(share -> {
            assertThat(share.weight()).isEqualTo(1.5);
            assertThat(share.adversary()).isInstanceOf(TrainingAdversary.InTrainingMode.class);
        });
    }

    @Test
    void namesThatAreUnknownAreListedWithWhatThereIs() {
        refused(map("optimiser.name", "adm"), "Unknown optimiser 'adm'; did you mean 'adam'? There is: sgd, adam");
        refused(
                map("schedule.name", "linear"),
                "Unknown schedule 'linear'. There is: constant, cosine, multi-step, step, plateau");
        refused(map("adversaries", List.of(map("attack", "fgms", "epsilon", 1))), "did you mean 'fgsm'?");
    }

    @Test
    void aSettingThatNothingReadsIsRefused() {
        refused(
                map("optimiser.name", "adam", "optimiser.momentum", 0.9),
                "Setting 'optimiser.momentum' has no meaning for the optimiser adam, which has beta1, beta2, epsilon,"
                        + " weight-decay");
        refused(map("schedule.patience", 3), "for the schedule constant, which has no numbers of its own: remove it.");
        refused(map("updates", "two"), "Setting 'updates' has no effect without adversaries: remove it.");
        refused(
                map("epochs", 5, "phases", List.of(map("name", "a", "epochs", 1), map("name", "b", "epochs", 1))),
                "Setting 'epochs' has no effect, because every phase has its own");
        refused(
                map("phases", List.of(map("name", "a", "schedule.name", "step", "schedule.last", 0.1))),
                "Phase 'a': Setting 'schedule.last' has no meaning for the schedule step, which has every, factor:"
                        + " remove it.");
        refused(
                map("phases", List.of(map("name", "a", "validation.images", "clean"))),
                "Phase 'a': Setting 'validation.images' has no effect without adversaries");
    }

    @Test
    void phasesNeedNamesOfTheirOwnAndKnownKeys() {
        refused(
                map("phases", List.of(map("name", "a"), map("name", "a"))),
                "'phases', item 2: two phases are called 'a'.");
        refused(map("phases", List.of(map("epochs", 2))), "'phases', item 1: a phase needs a name.");
        refused(
                map("phases", List.of(map("name", "a", "epoch", 2))),
                "'phases', item 1: Unknown setting 'epoch'; did you mean 'epochs'?");
        refused(map("phases", List.of(map("name", "a", "epochs", 0))), "'phases', item 1: Setting 'epochs' is 0");
        refused(map("phases", List.of(map("name", "a", "phases", "b"))), "Unknown setting 'phases'");
    }

    @Test
    void milestonesAreEpochsOrSharesOfThemAndLieWithin() {
        Schedule schedule = read(map(
                        "epochs", 8, "schedule.name", "multi-step", "schedule.milestones", List.of(0.5, 6)))
                .get(0)
                .schedule()
                .begin(8, 1);
        List<Double> rates = new ArrayList<>();
        for (int epoch = 0; epoch < 8; epoch++) {
            rates.add(schedule.learningRate());
            schedule.epochDone(0);
        }
        assertThat(rates.subList(0, 4)).containsOnly(0.1);
        assertThat(rates.get(4)).isEqualTo(0.1 * 0.1);
        assertThat(rates.get(6)).isEqualTo(0.1 * Math.pow(0.1, 2));
        refused(
                map("epochs", 8, "schedule.name", "multi-step", "schedule.milestones", List.of(4, 8)),
                "'4 8', but must be whole numbers below the 8 epochs, or shares of them between 0 and 1");
        refused(
                map("schedule.name", "multi-step", "schedule.milestones", List.of(1.5)),
                "'1.5', but must be whole numbers");
        refused(
                map("schedule.name", "multi-step", "schedule.milestones", List.of(0)),
                "'0', but must be whole numbers");
    }

    @Test
    void whatMakesNoSenseOfAnAdversaryIsSaid() {
        adversary(map("attack", "fgsm"), "Adversary 'fgsm': how far may it go? Give epsilon, or a list of epsilons.");
        adversary(map("attack", "fgsm", "epsilon", 1, "epsilons", "1 2"), "epsilon and epsilons are both given");
        adversary(map("attack", "fgsm", "epsilons", ""), "epsilons is an empty list");
        adversary(map("attack", "fgsm", "epsilon", 1, "step", 2), "Adversary 'fgsm': Unknown setting 'step'");
        adversary(map("attack", "fgsm", "epsilon", 1, "share", 0), "The share of an attack is 0.0");
        adversary(map("attack", "fgsm", "epsilon", "much"), "'much' is not a number");
        adversary(
                map("attack", "pgd", "epsilon", 1, "step", 1, "steps", 2, "mode", "train", "random-start", true),
                "in training mode there is no random start");
        adversary(map("attack", "apgd-ce", "epsilon", 1, "mode", "train"), "only fgsm and pgd work in training mode");
        adversary(map("epsilon", 1), "Setting 'attack' is missing");
    }

    private static void adversary(Map<String, Object> adversary, String message) {
        refused(map("adversaries", List.of(adversary)), message);
    }
}
