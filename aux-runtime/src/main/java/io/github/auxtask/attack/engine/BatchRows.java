package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes some images out of a batch, and puts them back. */
public final class BatchRows {
    private BatchRows() {}

    /** Rows of images [N, C, H, W]. */
    public static NDArray select(AttackedClassifier victim, NDManager out, NDArray images, int[] rows) {
        try (NDArray indices = indices(out, rows)) {
            return victim.call(
                            "select images",
                            graph -> List.of(
                                    graph.input("images", victim.inputs().shape())
                                            .select(graph.labels("rows"))),
                            out,
                            images,
                            indices)
                    .singletonOrThrow();
        }
    }

    /** The same rows of every array: images, then vectors, told apart by their dimensions. */
    public static NDList selectAll(AttackedClassifier victim, NDManager out, NDList arrays, int[] rows) {
        List<String> kinds = arrays.stream().map(BatchRows::kind).collect(Collectors.toList());
        try (NDArray indices = indices(out, rows)) {
            Object[] arguments = new Object[arrays.size() + 1];
            arguments[0] = indices;
            for (int i = 0; i < arrays.size(); i++) {
                arguments[i + 1] = arrays.get(i);
            }
            return victim.call(kinds, graph -> selectAll(graph, victim.inputs(), kinds), out, arguments);
        }
    }

    private static String kind(NDArray array) {
        boolean image = array.getShape().dimension() > 1;
        return image ? "images" : array.getDataType() == DataType.INT64 ? "labels" : "numbers";
    }

    private static List<Tensor> selectAll(Graph graph, InputSpec inputs, List<String> kinds) {
        Tensor rows = graph.labels("rows");
        List<Tensor> selected = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String name = "array" + i;
            Tensor array = switch (kinds.get(i)) {
                case "images" -> graph.input(name, inputs.shape());
                case "labels" -> graph.labels(name);
                default -> graph.input(name, -1);
            };
            selected.add(array.select(rows));
        }
        return selected;
    }

    /** A copy of images [N, C, H, W] with some rows replaced. */
    public static NDArray merge(AttackedClassifier victim, NDManager out, NDArray images, int[] rows, NDArray values) {
        try (NDArray indices = indices(out, rows)) {
            return victim.call(
                            "merge images",
                            graph -> {
                                Tensor all =
                                        graph.input("images", victim.inputs().shape());
                                Tensor some =
                                        graph.input("values", victim.inputs().shape());
                                return List.of(all.withRows(graph.labels("rows"), some));
                            },
                            out,
                            images,
                            values,
                            indices)
                    .singletonOrThrow();
        }
    }

    static NDArray indices(NDManager manager, int[] rows) {
        return manager.create(IntStream.of(rows).asLongStream().toArray());
    }
}
