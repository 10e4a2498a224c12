package io.github.auxtask.run;

import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.experiment.catalogue.CatalogueEntry;
import io.github.auxtask.method.Method;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.pretrained.WeightSource;
import io.github.auxtask.train.optimiser.OptimiserKind;
import io.github.auxtask.train.schedule.ScheduleKind;
import java.util.List;

/**
 * One kind of things that {@code reproduction.yaml} calls by name.
 *
 * @param type the interface that jars name in {@code META-INF/services}
 * @param word for people: {@code method}
 * @param key where the YAML names one: {@code method.name}
 */
record ExtensionKind(Class<? extends Extension> type, String word, String key) {
    /** Every kind, in the order in which lists show them. */
    static final List<ExtensionKind> ALL = List.of(
            new ExtensionKind(Method.class, "method", "method.name"),
            new ExtensionKind(Architecture.class, "architecture", "architecture"),
            new ExtensionKind(DatasetSource.class, "data set", "data.name"),
            new ExtensionKind(Corruption.class, "corruption", "corruptions"),
            new ExtensionKind(AttackKind.class, "attack", "attack"),
            new ExtensionKind(EvaluationKind.class, "evaluation", "kind"),
            new ExtensionKind(OptimiserKind.class, "optimiser", "optimiser.name"),
            new ExtensionKind(ScheduleKind.class, "schedule", "schedule.name"),
            new ExtensionKind(WeightSource.class, "source of weights", "weights.source"));

    /**
     * Those of this kind on the class path.
     *
     * @throws io.github.auxtask.core.BadInputException if a jar names a class that cannot be used, or two have the same name
     */
    List<CatalogueEntry> entries() {
        return Registry.of(type, word, key).all().stream()
                .map(extension -> CatalogueEntry.of(word, extension))
                .toList();
    }
}
