package io.github.auxtask.train.step;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import io.github.auxtask.train.task.AuxiliaryTask.Seen;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.List;

/**
 * One forward pass of a {@link Classification}, written into a graph: the batch and all images that its tasks add go through the
 * backbone together, then every task is given its own rows.
 *
 * @param images the argument x, [N, C, H, W]
 * @param labels the argument y, int64 [N]
 * @param features of all images, before any row is taken
 * @param output what the backbone made of the batch itself
 * @param own the classifier's loss
 * @param losses of the tasks, unweighted
 */
record MixedPass(
        Tensor images, Tensor labels, Tensor features, Backbone.Output output, Tensor own, List<Tensor> losses) {
    /** Declares the arguments x, y, the criterion's targets and every task's. */
    static MixedPass write(Graph graph, Classification task) {
        Tensor images = images(graph, task);
        Tensor labels = graph.labels("y");
        List<Tensor> own = inputs(graph, "soft", task.criterion().targets());
        List<AuxiliaryTask> tasks =
                task.tasks().stream().map(WeightedTask::task).toList();
        List<List<Tensor>> targets = new ArrayList<>();
        List<List<Tensor>> views = new ArrayList<>();
        List<Tensor> all = new ArrayList<>(List.of(images));
        for (int i = 0; i < tasks.size(); i++) {
            targets.add(targets(graph, tasks.get(i), i));
            views.add(tasks.get(i).views(images, targets.get(i)));
            all.addAll(views.get(i));
        }
        Tensor mixture = all.size() == 1 ? images : Tensor.concat(all, 0);
        Backbone.Output together = task.network().apply(mixture);
        List<Backbone.Output> parts = parts(together, all.size());
        Tensor loss = task.criterion().loss(parts.get(0).logits(), labels, own);
        List<Tensor> losses = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < tasks.size(); i++) {
            int end = next + views.get(i).size();
            Seen seen = new Seen(images, parts.get(0), parts.subList(next, end), targets.get(i));
            losses.add(tasks.get(i).loss(seen));
            next = end;
        }
        return new MixedPass(images, labels, together.features(), parts.get(0), loss, losses);
    }

    static Tensor images(Graph graph, Classification task) {
        return graph.input(
                "x",
                -1,
                task.inputs().channels(),
                task.inputs().height(),
                task.inputs().width());
    }

    private static List<Backbone.Output> parts(Backbone.Output together, int count) {
        if (count == 1) {
            return List.of(together);
        }
        List<Tensor> features = together.features().chunks(count);
        List<Tensor> logits = together.logits().chunks(count);
        List<Backbone.Output> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Backbone.Output(features.get(i), logits.get(i)));
        }
        return parts;
    }

    private static List<Tensor> targets(Graph graph, AuxiliaryTask auxiliary, int index) {
        return inputs(
                graph,
                "target_" + index,
                auxiliary.hostTargets().map(HostTargets::shapes).orElse(List.of()));
    }

    /** Arguments with these shapes behind the batch. */
    private static List<Tensor> inputs(Graph graph, String name, List<List<Long>> shapes) {
        List<Tensor> inputs = new ArrayList<>();
        for (List<Long> shape : shapes) {
            long[] batch = new long[shape.size() + 1];
            batch[0] = -1;
            for (int i = 0; i < shape.size(); i++) {
                batch[i + 1] = shape.get(i);
            }
            inputs.add(graph.input(name + "_" + inputs.size(), batch));
        }
        return inputs;
    }
}
