package org.example;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One of the built-in methods under a name and a version of its own. */
public final class BorrowedMethod implements Method {
    private static Method original() {
        return Methods.named("fourier-auxiliary");
    }

    @Override
    public String name() {
        return "borrowed";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<SettingKey> settings() {
        return original().settings();
    }

    @Override
    public UnaryOperator<Tensor> classifier(Map<String, String> variant, Settings settings, int classes) {
        return original().classifier(variant, settings, classes);
    }

    @Override
    public Standardisation standardisation(Settings settings) {
        return original().standardisation(settings);
    }

    @Override
    public TrainingOutcome train(TrainingContext context) {
        return original().train(context);
    }
}
