package io.github.auxtask.nn.robust;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.transform.Normalisation;
import java.util.List;
import java.util.Locale;

/**
 * What DeepMind's networks do to an image before their first convolution: pixels from 0 to 1 are standardised within the network. Where the
 * images have been standardised before, as those of training are here, nothing is left to do; doing it twice would be another network.
 */
public enum PublishedInput {
    /** Images come standardised. */
    NONE,
    /** Pixels, with mean and standard deviation of CIFAR-10, rounded as published. */
    CIFAR10,
    /** Pixels, with those of CIFAR-100. */
    CIFAR100;

    /** The setting that chooses one. */
    static final SettingKey KEY = SettingKey.choice(
            "normalisation",
            "none",
            List.of("none", "cifar10", "cifar100"),
            "what the network does itself to pixels from 0 to 1: nothing where images come standardised, or the data set's"
                    + " mean and standard deviation as in the published code");

    static PublishedInput of(Settings settings) {
        return valueOf(settings.text(KEY.name()).toUpperCase(Locale.ROOT));
    }

    /**
     * What the first convolution is given.
     *
     * @param x images [N, 3, H, W]
     */
    Tensor applied(Tensor x) {
        return switch (this) {
            case NONE -> x;
            case CIFAR10 ->
                Normalisation.standardise(
                        x, new float[] {0.4914f, 0.4822f, 0.4465f}, new float[] {0.2471f, 0.2435f, 0.2616f});
            case CIFAR100 ->
                Normalisation.standardise(
                        x, new float[] {0.5071f, 0.4865f, 0.4409f}, new float[] {0.2673f, 0.2564f, 0.2762f});
        };
    }
}
