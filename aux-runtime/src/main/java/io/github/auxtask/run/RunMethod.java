package io.github.auxtask.run;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.PlannedRun;
import io.github.auxtask.experiment.Settings;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;

/**
 * A planned run together with the method that trains it.
 *
 * @param run as planned
 * @param method as implemented here
 * @param settings with every default of the method filled in
 * @param precision to train in
 */
record RunMethod(PlannedRun run, Method method, Settings settings, Precision precision) {
    private static final String PRECISION = "precision";

    /**
     * Finds the method and checks the settings.
     *
     * @throws BadInputException if there is no such method in this version, or a setting is unknown or not allowed
     */
    static RunMethod of(PlannedRun run) {
        Method method = Methods.named(run.method().name(), run.method().version());
        try {
            Settings settings = Settings.of(run.settings()).validate(method.settings());
            return new RunMethod(run, method, settings, Precision.parse(settings.text(PRECISION, "fp32")));
        } catch (BadInputException e) {
            throw new BadInputException(run.label() + ": " + e.getMessage(), e);
        }
    }
}
