package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.ArrayAttack;
import io.github.auxtask.core.RunFailedException;

/** The run of an attack that is plain Java: what it finds is checked, and projected to the threat model. */
record ArraySearch(ArrayAttack attack) implements Search {
    @Override
    public Found search(AttackTask task, NDManager out) {
        try (HostBatch batch = new HostBatch(task, out)) {
            float[][] points = attack.search(batch);
            check(points, batch);
            NDArray images = batch.found(points, out);
            return new Found(images, batch.imageGradients(), batch.imageQueries());
        }
    }

    private void check(float[][] points, HostBatch batch) {
        if (points.length != batch.count()) {
            throw new RunFailedException("Attack " + attack.name() + " gave " + points.length + " points for "
                    + batch.count() + " images: it must give one for each.");
        }
        for (float[] point : points) {
            if (point.length != batch.inputs().size()) {
                throw new RunFailedException("Attack " + attack.name() + " gave a point of " + point.length
                        + " values, but an image has " + batch.inputs().size() + ".");
            }
            for (float value : point) {
                if (!Float.isFinite(value)) {
                    throw new RunFailedException("Attack " + attack.name() + " gave a point that is not finite.");
                }
            }
        }
    }
}
