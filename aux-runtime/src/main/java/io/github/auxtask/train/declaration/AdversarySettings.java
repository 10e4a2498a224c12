package io.github.auxtask.train.declaration;

import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.ListedAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.UnrolledAscent;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.train.declaration.AdversarialTraining.Share;
import io.github.auxtask.train.task.Adversary;
import java.util.ArrayList;
import java.util.List;

/** The adversaries of a phase as {@code reproduction.yaml} lists them; see {@link ListedAttack}. */
final class AdversarySettings {
    private static final String MODE = "mode";
    private static final List<SettingKey> OWN = List.of(SettingKey.choice(
            MODE,
            "eval",
            List.of("eval", "train"),
            "whether the network is in evaluation or in training mode meanwhile"));

    private AdversarySettings() {}

    /**
     * Reads one.
     *
     * @param given as it is written
     * @param inputs what ties pixels to the network's inputs
     * @return one share, or one for each epsilon where the images are made within the step
     * @throws BadInputException if a setting is unknown or makes no sense
     */
    static List<Share> read(Settings given, InputSpec inputs) {
        ListedAttack listed = ListedAttack.read(given, OWN);
        if (!listed.each().get(0).text(MODE).equals("train")) {
            return List.of(new Share(new TrainingAdversary.InEvaluationMode(listed.attacks()), listed.share()));
        }
        try {
            return inTrainingMode(listed, inputs);
        } catch (BadInputException e) {
            throw ListedAttack.named(listed.kind(), e);
        }
    }

    private static List<Share> inTrainingMode(ListedAttack listed, InputSpec inputs) {
        List<Share> shares = new ArrayList<>();
        for (Settings settings : listed.each()) {
            Objective objective = AttackSettings.objective(settings);
            Fraction epsilon = objective.threat().epsilon();
            UnrolledAscent ascent = switch (listed.kind().name()) {
                case "fgsm" -> new UnrolledAscent(objective.threat(), inputs, epsilon, 1, objective.label());
                case "pgd" ->
                    new UnrolledAscent(
                            objective.threat(),
                            inputs,
                            AttackSettings.length(settings, "step", epsilon),
                            settings.integer("steps"),
                            objective.label());
                default -> throw new BadInputException("only fgsm and pgd work in training mode: use mode: eval.");
            };
            if (settings.isGiven("random-start") && settings.flag("random-start")) {
                throw new BadInputException("in training mode there is no random start: set random-start: false.");
            }
            shares.add(new Share(
                    new TrainingAdversary.InTrainingMode(Adversary.of(ascent)),
                    listed.share() / listed.each().size()));
        }
        return shares;
    }
}
