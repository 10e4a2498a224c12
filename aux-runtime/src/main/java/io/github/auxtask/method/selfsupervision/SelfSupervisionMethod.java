package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * "Improving Model Robustness via Automatically Incorporating Self-supervision Tasks" (Donghwa Kim, Kangwook Lee, Changho Suh,
 * MetaLearn workshop at NeurIPS 2019): a classifier that also solves self-supervision tasks, whose loss weights are fixed or
 * learned by meta-gradients, on corrupted images. {@code L = CE(f(x), y) + sum lambda_i L_i}.
 *
 * <p>Table 1 and figure 2 are re-run in {@code reproductions/self-supervision}.
 */
public final class SelfSupervisionMethod implements Method {
    @Override
    public String name() {
        return "self-supervision";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return SelfSupervisionKeys.all();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        return SelfSupervisionTraining.of(context);
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        SelfSupervisionVariant.of(run);
        Backbone backbone = Backbones.named(run.settings().text(SelfSupervisionKeys.NETWORK), run.classes());
        return images -> backbone.apply(images).logits();
    }

    @Override
    public Standardisation standardisation(RunDescription run) {
        return Standardisation.SYMMETRIC;
    }

    @Override
    public int testImagesSeen(RunDescription run) {
        return SelfSupervisionVariant.of(run).learned() ? MetaSet.reach(run.settings()) : 0;
    }

    @Override
    public void illustrate(IllustrationContext context) {
        new SelfSupervisionPictures(context).draw();
    }
}
