package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import java.util.Map;

/**
 * What a trained run is tested on: clean images, an attack, a corruption.
 *
 * @param name what tables call it; a label only
 * @param settings the attack and its budget; empty for clean images
 */
public record Evaluation(String name, Map<String, Object> settings) {
    public Evaluation {
        settings = CanonicalJson.settings(settings);
    }

    /** The identity of this evaluation of a run: its settings decide, not its name. */
    public ContentId id(ContentId run) {
        return RunIdentity.evaluation(run, settings);
    }
}
