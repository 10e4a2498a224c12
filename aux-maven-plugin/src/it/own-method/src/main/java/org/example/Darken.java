package org.example;

import io.github.auxtask.attack.ArrayAttack;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackBatch;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;

/** An attack of its own: every value as dark as the threat model allows, or lighter. */
public final class Darken implements AttackKind {
    /** Far beyond any ball. */
    private static final float FAR = 1000;

    @Override
    public String name() {
        return "darken";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.flag("lighter", false, "whether images become lighter instead"));
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return new Shift(objective, settings.flag("lighter") ? FAR : -FAR);
    }

    private record Shift(Objective objective, float by) implements ArrayAttack {
        @Override
        public String name() {
            return "darken";
        }

        @Override
        public float[][] search(AttackBatch batch) {
            return IntStream.range(0, batch.count())
                    .mapToObj(number -> {
                        float[] point = batch.image(number);
                        for (int k = 0; k < point.length; k++) {
                            point[k] += by;
                        }
                        return point;
                    })
                    .toArray(float[][]::new);
        }
    }
}
