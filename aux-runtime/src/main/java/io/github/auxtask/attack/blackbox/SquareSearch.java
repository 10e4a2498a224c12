package io.github.auxtask.attack.blackbox;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.Search;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;
import java.util.List;

/**
 * Square Attack (Andriushchenko et al. 2020, algorithms 1 to 3): a random search with scores only, whose squares shrink by the
 * paper's schedule. Each image draws its own squares; the authors' code draws the same for a whole batch.
 *
 * @param queries for each image, the start included
 * @param share of the image's pixels in the first squares, 0.8 in the paper
 */
record SquareSearch(int queries, double share) implements Search {
    private static final int QUERIES_BETWEEN_LOOKS = 5;
    private static final int SCHEDULE = 10_000;
    private static final int SMALLEST_WINDOW = 3;
    private static final int[] HALVED_AFTER = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

    @Override
    public double passes() {
        return queries;
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        try (BlackBoxState state = new BlackBoxState(task, out)) {
            state.point(SquareShapes.start(state));
            state.dropSuccesses();
            for (int query = 1; query < queries && !state.isDone(); query += QUERIES_BETWEEN_LOOKS) {
                int end = Math.min(queries, query + QUERIES_BETWEEN_LOOKS);
                if (state.norm() == Norm.LINF) {
                    squares(state, query, end);
                } else {
                    for (int single = query; single < end; single++) {
                        window(state, single);
                    }
                }
                state.dropSuccesses();
            }
            return state.found();
        }
    }

    /** Share of pixels of the squares of a query: the schedule for 10,000 queries, stretched to what there are. */
    double shareAt(int query) {
        long scaled = (long) query * SCHEDULE / queries;
        double now = share;
        for (int after : HALVED_AFTER) {
            now = scaled > after ? now / 2 : now;
        }
        return now;
    }

    /** Side of a square with a share of the pixels, in pixels. */
    private int side(InputSpec inputs, int query) {
        double pixels = shareAt(query) * inputs.height() * inputs.width();
        return Math.max(1, (int) Math.round(StrictMath.sqrt(pixels)));
    }

    /** The queries from one to before another one, in one call. */
    private void squares(BlackBoxState state, int first, int end) {
        InputSpec inputs = state.inputs();
        int asked = end - first;
        float[] masks = new float[state.count() * asked * inputs.height() * inputs.width()];
        float[] signs = new float[state.count() * asked * inputs.channels()];
        List<RandomStream> streams = state.streams();
        for (int i = 0; i < streams.size(); i++) {
            for (int query = first; query < end; query++) {
                int side = Math.min(side(inputs, query), Math.min(inputs.height(), inputs.width()));
                int at = i * asked + query - first;
                SquareShapes.Place place = SquareShapes.Place.drawn(inputs, side, streams.get(i));
                SquareShapes.fill(masks, at, inputs, place, side);
                SquareShapes.signs(signs, at * inputs.channels(), inputs.channels(), streams.get(i));
            }
        }
        state.squares(asked, masks, signs);
    }

    private void window(BlackBoxState state, int query) {
        InputSpec inputs = state.inputs();
        int odd = Math.max(side(inputs, query), SMALLEST_WINDOW) | 1;
        int side = Math.min(odd, Math.min(inputs.height(), inputs.width()));
        int pixels = inputs.height() * inputs.width();
        float[] mask = new float[state.count() * pixels];
        float[] other = new float[state.count() * pixels];
        float[] pattern = new float[state.count() * pixels];
        float[] signs = new float[state.count() * inputs.channels()];
        List<RandomStream> streams = state.streams();
        for (int i = 0; i < streams.size(); i++) {
            RandomStream random = streams.get(i);
            SquareShapes.Place place = SquareShapes.Place.drawn(inputs, side, random);
            SquareShapes.fill(mask, i, inputs, place, side);
            SquareShapes.fill(other, i, inputs, SquareShapes.Place.drawn(inputs, side, random), side);
            SquareShapes.put(pattern, i, inputs, place, SquareShapes.bump(side, random.nextInt(2) == 1));
            SquareShapes.signs(signs, i * inputs.channels(), inputs.channels(), random);
        }
        state.window(mask, other, pattern, signs);
    }
}
