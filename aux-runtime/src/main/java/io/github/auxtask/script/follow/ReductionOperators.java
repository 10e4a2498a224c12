package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sums, means, largest values and norms over dimensions. */
final class ReductionOperators {
    private ReductionOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.sum", new Operator("x dim=None keepdim=False dtype=None", ReductionOperators::sum));
        all.put("torch.mean", new Operator("x dim=None keepdim=False dtype=None", a -> reduced("torch.mean", a)));
        for (String name : List.of("amax", "amin")) {
            all.put("torch." + name, new Operator("x dim=[] keepdim=False", a -> extreme("torch." + name, a)));
        }
        all.put("torch.var", new Operator("x dim=None unbiased=True keepdim=False", a -> spread("torch.var", a)));
        all.put("torch.std", new Operator("x dim=None unbiased=True keepdim=False", a -> spread("torch.std", a)));
        all.put("torch.norm", new Operator("x p=2 dim=None keepdim=False dtype=None", ReductionOperators::norm));
        all.put(
                "torch.linalg_vector_norm",
                new Operator("x p=2 dim=None keepdim=False dtype=None", ReductionOperators::norm));
        all.put("torch.argmax", new Operator("x dim=None keepdim=False", a -> {
            throw new NotFollowedException("it decides for a class by itself, so that there are no scores to attack");
        }));
    }

    private static @Nullable Object sum(Arguments a) {
        if (a.value("x") instanceof List<?> list) {
            Object total = 0L;
            for (Object element : list) {
                total = NumberOperators.calculated("add", total, NumberOperators.known(Arguments.plain(element)));
            }
            return total;
        }
        return reduced("torch.sum", a);
    }

    /** Dimensions in order; all where none is said. */
    private static long[] dimensions(Arguments a) {
        TensorValue x = a.tensor("x");
        Set<Long> dimensions = new TreeSet<>();
        Object asked = a.plain("dim");
        if (asked != null && !List.of().equals(asked)) {
            for (long dim : a.wholes("dim")) {
                dimensions.add((long) Extents.dimension(dim, x.rank()));
            }
        } else {
            for (long i = 0; i < x.rank(); i++) {
                dimensions.add(i);
            }
        }
        for (long dim : dimensions) {
            if (x.extent((int) dim) < 0) {
                throw new NotFollowedException(
                        "it computes over the images of the batch, so that an image's scores depend on the others");
            }
        }
        return dimensions.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] left(TensorValue x, long[] dimensions, boolean keep) {
        long[] kept = x.extents();
        for (long dim : dimensions) {
            kept[(int) dim] = 1;
        }
        if (keep) {
            return kept;
        }
        long[] left = new long[x.rank() - dimensions.length];
        for (int i = 0, j = 0; i < x.rank(); i++) {
            if (java.util.Arrays.binarySearch(dimensions, i) < 0) {
                left[j++] = x.extent(i);
            }
        }
        return left;
    }

    private static TensorValue reduced(String operator, Arguments a) {
        TensorValue x = converted(a);
        long[] dimensions = dimensions(a);
        boolean keep = a.flag("keepdim");
        DType type = x.type() == DType.FLOAT32 ? DType.FLOAT32 : DType.INT64;
        return x.emit(operator, type, left(x, dimensions, keep), x, dimensions, keep, new Raw("dtype=None"));
    }

    /** In the type that is asked for. */
    private static TensorValue converted(Arguments a) {
        TensorValue x = a.tensor("x");
        if (a.isGiven("dtype") && a.whole("dtype") == ShapeOperators.INT32) {
            throw new NotFollowedException(
                    "it sums whole numbers of 32 bits, whose sums start over in torch: sum in int64");
        }
        return a.isGiven("dtype") ? x.to(ShapeOperators.type(a.whole("dtype"))) : x;
    }

    private static TensorValue extreme(String operator, Arguments a) {
        TensorValue x = a.tensor("x");
        long[] dimensions = dimensions(a);
        boolean keep = a.flag("keepdim");
        return x.emit(operator, left(x, dimensions, keep), x, dimensions, keep);
    }

    private static TensorValue spread(String operator, Arguments a) {
        TensorValue x = a.tensor("x");
        long[] dimensions = dimensions(a);
        boolean keep = a.flag("keepdim");
        return x.emit(operator, left(x, dimensions, keep), x, dimensions, a.flag("unbiased"), keep);
    }

    private static TensorValue norm(Arguments a) {
        TensorValue x = converted(a);
        if (x.type() != DType.FLOAT32) {
            throw new NotFollowedException("it takes the norm of whole numbers");
        }
        long[] dimensions = dimensions(a);
        boolean keep = a.flag("keepdim");
        return x.emit("torch.norm", left(x, dimensions, keep), x, a.number("p"), dimensions, keep);
    }
}
