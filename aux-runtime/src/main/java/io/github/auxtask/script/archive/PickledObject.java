package io.github.auxtask.script.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module as the pickle describes it: which class of the archive's code it is of, and its attributes. An attribute is a module, a {@link
 * PickledTensor}, a text, a number ({@code Long} or {@code Double}), a truth, {@code null}, or a list or map of such.
 */
public final class PickledObject {
    private final String className;
    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    PickledObject(String className) {
        this.className = className;
    }

    /** The full name of its class: {@code __torch__.torch.nn.modules.conv.Conv2d}. */
    public String className() {
        return className;
    }

    /** By name, in the file's order. */
    public Map<String, @Nullable Object> attributes() {
        return attributes;
    }
}
