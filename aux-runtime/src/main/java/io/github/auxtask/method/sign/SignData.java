package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.batch.JoinedExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.MadeDataSets;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.declaration.TrainingData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images that a run trains on, and those that choose its epoch, which stay as they are (sheet, sections 2 and 4). */
final class SignData {
    private SignData() {}

    static TrainingData of(TrainingContext context, SignVariant variant) {
        Settings settings = context.settings();
        SignSplit split = SignSplit.of(settings);
        ImageSet images = context.dataset().train();
        int[] train = split.train(images);
        boolean held = split.held() > 0;
        ImageSet other = held ? images : context.dataset().test();
        int[] watched = split.watched(other);
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("train", Split.digest(train).hex());
        digests.put("validation", Split.digest(watched).hex());
        Standardisation standardisation = CommonSettings.standardisation(settings);
        Augmentation augmentation = SignAugmentation.of(variant.scheme(), settings);
        ImageExamples originals = ImageExamples.of(images, train, standardisation);
        List<Examples> parts = new ArrayList<>();
        if (!variant.scheme().moves() || settings.flag(SignKeys.ORIGINAL)) {
            parts.add(
                    augmentation == Augmentation.NONE ? originals : originals.augmented(augmentation, context.seed()));
        }
        if (variant.scheme().moves()) {
            parts.addAll(moved(context, train, standardisation, augmentation));
        }
        return TrainingData.of(JoinedExamples.of(parts), ImageExamples.of(other, watched, standardisation), digests)
                .held(held ? watched.length : 0);
    }

    private static List<Examples> moved(
            TrainingContext context, int[] members, Standardisation standardisation, Augmentation augmentation) {
        MadeData made = context.service(MadeDataSets.class).of(SignMaker.NAME);
        boolean fitted = context.settings().text(SignKeys.SIGN_RANGE).equals(SignKeys.FITTED);
        SignExamples.Augmented augmented = augmentation == Augmentation.NONE
                ? SignExamples.Augmented.NOT
                : new SignExamples.Augmented(augmentation, context.seed(), fitted);
        List<Examples> moved = new ArrayList<>();
        for (int count : SignKeys.counts(context.settings())) {
            moved.add(new SignExamples(
                    made, count, moved.size() + 1, context.dataset().train(), members, standardisation, augmented));
        }
        return moved;
    }
}
