package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.Suggestion;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.List;

/** Rules of {@code check} may only name claims that exist; one that could not be read is complained of elsewhere. */
final class CheckSectionRules {
    private final YamlDocument yaml;
    private final Reproduction reproduction;

    CheckSectionRules(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.reproduction = reproduction;
    }

    void check() {
        List<String> written = YamlValues.list(
                yaml.root().path("claims"), claim -> claim.path("id").asText());
        List<String> wanted = reproduction.check().claims();
        for (int i = 0; i < wanted.size(); i++) {
            String id = wanted.get(i);
            if (!id.equals(CheckRules.ALL_CLAIMS) && !written.contains(id)) {
                throw yaml.bad(
                        List.of("check", "claims", Integer.toString(i)),
                        "'" + id + "' is no claim of this file" + Suggestion.hint(id, written));
            }
        }
    }
}
