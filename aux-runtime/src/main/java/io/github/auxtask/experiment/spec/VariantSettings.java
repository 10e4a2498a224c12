package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import java.util.Map;

/**
 * Settings that only a part of the grid has, for example a longer schedule for one kind of label.
 *
 * @param when the part of the grid
 * @param settings what differs there from the reproduction's own settings
 */
public record VariantSettings(VariantFilter when, Map<String, Object> settings) {
    public VariantSettings {
        settings = CanonicalJson.settings(settings);
    }
}
