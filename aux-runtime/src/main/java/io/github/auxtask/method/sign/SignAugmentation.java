package io.github.auxtask.method.sign;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.Augmentation;

/** Which augmentation goes with a scheme: the paper's sentence on it leaves open what is done beside mixup and moved images. */
final class SignAugmentation {
    private SignAugmentation() {}

    static Augmentation of(SignVariant.Scheme scheme, Settings settings) {
        String name = switch (scheme) {
            case PLAIN, DELTA_ONLY -> SignKeys.NONE;
            case CLASSICAL -> SignKeys.CLASSICAL;
            case MIXUP -> settings.text(SignKeys.MIXUP_AUGMENTATION);
            case SIGN -> settings.text(SignKeys.SIGN_AUGMENTATION);
            case DEEPAUGMENT, DEEPAUGMENT_SIGN -> "deepaugment";
        };
        if (name.equals(SignKeys.NONE)) {
            return Augmentation.NONE;
        }
        throw new BadInputException("Augmentation '" + name + "' is not here yet.");
    }
}
