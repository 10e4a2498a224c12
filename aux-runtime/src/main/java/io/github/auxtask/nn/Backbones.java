package io.github.auxtask.nn;

import io.github.auxtask.core.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The backbones by the names that reproductions use. */
public final class Backbones {
    private static final Map<String, IntFunction<Backbone>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("resnet18", ResNet18::new);
        BY_NAME.put("resnext29_2x64d", ResNeXt29::new);
        BY_NAME.put("googlenet", GoogLeNet::new);
        BY_NAME.put("efficientnet_b0", EfficientNetB0::new);
        BY_NAME.put("mobilenetv2", MobileNetV2::new);
        BY_NAME.put("wrn_40_2", classes -> new WideResNet(40, 2, classes));
        BY_NAME.put("resnet8", ResNet8::new);
        BY_NAME.put("resnet32", CifarResNet::of32);
        BY_NAME.put("resnet110", CifarResNet::of110);
        BY_NAME.put("vgg19", Vgg19::new);
    }

    private Backbones() {}

    /** Every name, in a fixed order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * A backbone for images of 32 x 32 pixels, with the regularisation of its published code.
     *
     * @throws BadInputException if there is none of this name; the message lists the names
     */
    public static Backbone named(String name, int classes) {
        IntFunction<Backbone> constructor = BY_NAME.get(name);
        if (constructor == null) {
            throw new BadInputException("There is no architecture \"" + name + "\"; choose one of "
                    + String.join(", ", BY_NAME.keySet()) + ".");
        }
        return constructor.apply(classes);
    }
}
