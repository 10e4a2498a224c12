package io.github.auxtask.method.search;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.deepaugment.Policies;
import io.github.auxtask.data.deepaugment.Policy;
import io.github.auxtask.data.deepaugment.PolicyApplier;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.NeedRole;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * DeepAugment's search for policies (barisozmen/deepaugment at 2b60988b), a run for every trial: a small network is trained on a few
 * images and on a copy of them that the trial's policies have changed, and what it reaches decides what is tried next.
 *
 * <p>Axis: {@code trial}, from 0, which changes nothing. Every other trial needs all earlier ones as {@code trial}: what it tries follows
 * from their records, so that an interrupted search goes on, and the same search asks the same. {@link PolicyTable} writes what was found.
 */
public final class PolicySearchMethod implements Method {
    @Override
    public String name() {
        return "deepaugment-search";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return PolicySearchKeys.all();
    }

    @Override
    public List<NeedRole> needs(RunDescription run) {
        int number = SearchTrial.number(run);
        return number == 0 ? List.of() : List.of(new NeedRole(SearchTrial.AXIS, number, number, false));
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        List<Policy> policies = SearchTrial.policies(context.run());
        Policies tried = new Policies("trial " + SearchTrial.number(context.run()), policies);
        return TrainingDeclaration.of(data(context, policies), network(context.run()))
                .learningFrom(
                        PolicyTable.words(policies),
                        Map.of("policies", tried.digest().hex()));
    }

    private static TrainingData data(TrainingContext context, List<Policy> policies) {
        Settings settings = context.settings();
        ImageSet images = context.dataset().train();
        int held = settings.integer(CommonSettings.VALIDATION_IMAGES);
        if (held < 1 || held >= images.count()) {
            throw new BadInputException("Setting '" + CommonSettings.VALIDATION_IMAGES + "' is " + held
                    + ", but a search holds at least one of the " + images.count()
                    + " training images out and trains on others: use 1000 as released.");
        }
        Split split = Split.numpyShuffle(settings.integer(PolicySearchKeys.SEED), images.count(), held);
        int most = settings.integer(CommonSettings.TRAIN_IMAGES);
        int[] train = Subset.taken(images, split.train(), CommonSettings.TRAIN_IMAGES, most);
        Standardisation standardisation = CommonSettings.standardisation(settings);
        PolicyApplier applier = new PolicyApplier(
                policies, settings.constant(PolicySearchKeys.HUE, HueReading.class), images.shape(), standardisation);
        return TrainingData.of(
                new PolicyCopies(ImageExamples.of(images, train, standardisation), applier, context.seed()),
                ImageExamples.of(images, split.validation(), standardisation),
                Map.of(
                        "train",
                        Split.digest(train).hex(),
                        "validation",
                        Split.digest(split.validation()).hex()));
    }

    private static Backbone network(RunDescription run) {
        Settings settings = run.settings();
        Architecture architecture = Backbones.registry().named(settings.text(PolicySearchKeys.MODEL));
        boolean dropsOut = architecture.settings().stream()
                .anyMatch(key -> key.name().equals("dropout") && key.type() == SettingKey.Type.NUMBERS);
        Map<String, Object> own = dropsOut ? Map.of("dropout", settings.numbers(PolicySearchKeys.DROPOUT)) : Map.of();
        return Backbones.named(settings.text(PolicySearchKeys.MODEL), run.classes(), Settings.of(own));
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        Backbone network = network(run);
        return images -> network.apply(images).logits();
    }
}
