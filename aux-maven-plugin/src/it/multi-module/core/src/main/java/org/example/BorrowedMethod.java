package org.example;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
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
    public TrainingDeclaration training(TrainingContext context) {
        return original().training(context);
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        return original().classifier(run);
    }
}
