package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.provenance.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** For every task of a run: what it shows the network of some test images, and the pictures that its head paints of them. */
final class SelfSupervisionPictures {
    private final IllustrationContext context;
    private final FloatBlock images;
    private final int count;
    private final ImageShape shape;

    SelfSupervisionPictures(IllustrationContext context) {
        this.context = context;
        this.images = context.inputs().images();
        long[] extents = images.shape();
        this.count = (int) extents[0];
        this.shape = new ImageShape((int) extents[1], (int) extents[2], (int) extents[3]);
    }

    void draw() {
        SelfSupervisionVariant.of(context.run()).tasks().forEach(this::draw);
    }

    private void draw(SelfSupervisionTask which) {
        HeadedTask task =
                which.task(context.run().settings(), shape, context.run().seed());
        Batch batch = new Batch(
                0,
                0,
                count,
                images.values(),
                new int[count],
                IntStream.range(0, count).toArray(),
                List.of());
        List<FloatBlock> targets =
                task.hostTargets().map(host -> host.compute().of(batch)).orElse(List.of());
        List<FloatBlock> arguments = new ArrayList<>(List.of(images));
        arguments.addAll(targets);
        List<FloatBlock> shown = context.network()
                .functions()
                .compile(graph -> show(graph, task, targets))
                .of(arguments.toArray(FloatBlock[]::new));
        show(
                which,
                shown.subList(1, shown.size()).stream()
                        .map(view -> block(view.values(), 2))
                        .toList());
        paint(which, shown.get(0).values());
    }

    /** The head's prediction for the first images that it is shown, then all images that the task adds. */
    private List<Tensor> show(Graph graph, HeadedTask task, List<FloatBlock> targets) {
        Backbone backbone = Backbones.named(
                context.run().settings().text(SelfSupervisionKeys.NETWORK),
                context.run().classes());
        Tensor x = graph.input("x", count, shape.channels(), shape.height(), shape.width());
        List<Tensor> given = new ArrayList<>();
        for (FloatBlock target : targets) {
            given.add(graph.input("target_" + given.size(), target.shape()));
        }
        List<Tensor> views = task.views(x, given);
        Backbone.Output output = backbone.apply(views.isEmpty() ? x : views.get(0));
        List<Tensor> results = new ArrayList<>(List.of(task.predict(output)));
        results.addAll(views);
        return results;
    }

    private void show(SelfSupervisionTask which, List<FloatBlock> views) {
        if (views.isEmpty()) {
            return;
        }
        ImageGrid sheet = new ImageGrid();
        for (FloatBlock view : views) {
            sheet = sheet.row(view);
        }
        add(which, "targets", "shown", "What the network is shown for the task " + which.text(), sheet.png());
    }

    /** Heads that paint give three channels; whole images or patches of the middle. */
    private void paint(SelfSupervisionTask which, float[] prediction) {
        switch (which) {
            case DEBLURRING, RECONSTRUCTION, INPAINTING -> {
                byte[] png = new ImageGrid().row(block(prediction, 1)).png();
                add(which, "predictions", "painted", "What the head of the task " + which.text() + " paints", png);
            }
            default -> {
                // Others answer with classes.
            }
        }
    }

    /** Square pictures; values on the scale -1 to 1 (range 2) or 0 to 1 (range 1). */
    private FloatBlock block(float[] values, int range) {
        int side = (int) Math.round(Math.sqrt((double) values.length / count / shape.channels()));
        float[] unit = values.clone();
        if (range == 2) {
            for (int i = 0; i < unit.length; i++) {
                unit[i] = unit[i] / 2 + 0.5f;
            }
        }
        return new FloatBlock(new long[] {count, shape.channels(), side, side}, unit);
    }

    private void add(SelfSupervisionTask which, String kind, String file, String title, byte[] png) {
        String alt = title + ". One column for each of the " + count + " test images, in their order.";
        String name = file + "-" + which.text() + ".png";
        context.pictures().add(new Picture(name, kind, title, alt, List.of(which.text())), png);
    }
}
