package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a method, before anything is loaded or trained.
 *
 * @param variant the run's place in the grid, axis to value
 * @param seed of the run; every random stream is derived from it
 * @param settings every key of the method, checked: defaults, budget, deviations, overrides
 * @param data what the data set is like
 * @param needs the trained runs that it needs
 */
public record RunDescription(
        Map<String, String> variant, long seed, Settings settings, DatasetDescription data, NeededRuns needs) {
    public RunDescription {
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
    }

    /** A run that needs no others. */
    public RunDescription(Map<String, String> variant, long seed, Settings settings, DatasetDescription data) {
        this(variant, seed, settings, data, NeededRuns.none());
    }

    /** K, the number of classes. */
    public int classes() {
        return data.classes();
    }

    /** Extent of the data set's images. */
    public ImageShape images() {
        return data.shape();
    }

    /**
     * The value of an axis that the method cannot do without.
     *
     * @throws BadInputException if the grid has no such axis
     */
    public String axis(String axis) {
        String value = variant.get(axis);
        if (value == null) {
            throw new BadInputException(
                    "The grid has no axis '" + axis + "', which the method needs: add it to 'grid'.");
        }
        return value;
    }

    /**
     * The value of an axis that has only these.
     *
     * @throws BadInputException if the grid has no such axis, or it has another value
     */
    public String axis(String axis, List<String> allowed) {
        String value = axis(axis);
        if (!allowed.contains(value)) {
            throw new BadInputException("The axis '" + axis + "' has the value '" + value + "', but the method knows "
                    + String.join(", ", allowed) + ".");
        }
        return value;
    }
}
