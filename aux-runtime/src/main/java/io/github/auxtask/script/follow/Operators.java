package io.github.auxtask.script.follow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a program may use, by their names as TorchScript writes them. What is not here is refused, wherever it stands in the
 * program's code; none of them touches files, the network, other processes or memory that is not a tensor's.
 */
public final class Operators {
    /**
     * Harmless, but not followed: a program may have them where it never comes, such as in what it does only while training. It is refused
     * if it does come there.
     */
    private static final Set<String> NEVER_REACHED = Set.of(
            "torch.bernoulli_",
            "torch._native_multi_head_attention",
            "torch._transformer_encoder_layer_fwd",
            "torch._nested_tensor_from_mask",
            "torch._nested_tensor_from_mask_left_aligned",
            "torch.baddbmm",
            "torch.normal_",
            "torch.uniform_",
            "torch.set_",
            "torch.detach_",
            "torch.item",
            "torch.nonzero",
            "torch.allclose",
            "torch.multinomial",
            "torch.randperm",
            "torch.empty",
            "torch.new_empty",
            "torch._upsample_bicubic2d_aa",
            "torch._upsample_bilinear2d_aa",
            "torch._upsample_nearest_exact1d",
            "torch._upsample_nearest_exact2d",
            "torch._upsample_nearest_exact3d",
            "torch.upsample_nearest1d",
            "torch.upsample_nearest3d",
            "torch.upsample_linear1d",
            "torch.upsample_trilinear3d",
            "torch.adaptive_avg_pool1d",
            "torch.adaptive_avg_pool3d",
            "torch.lift_fresh",
            "torch._assert");

    private static final Map<String, Operator> FOLLOWED = followed();

    private Operators() {}

    private static Map<String, Operator> followed() {
        Map<String, Operator> all = new LinkedHashMap<>();
        NumberOperators.define(all);
        ListOperators.define(all);
        ElementwiseOperators.define(all);
        ArithmeticOperators.define(all);
        DivisionOperators.define(all);
        LayerOperators.define(all);
        PoolingOperators.define(all);
        ShapeOperators.define(all);
        PartOperators.define(all);
        ReductionOperators.define(all);
        CreationOperators.define(all);
        for (String name : List.copyOf(all.keySet())) {
            String inPlace = name + "_";
            if (ElementwiseOperators.hasInPlaceForm(name)) {
                Operator plain = all.get(name);
                all.putIfAbsent(inPlace, inPlace(plain));
            }
        }
        return all;
    }

    /** The first argument gets the result. */
    private static Operator inPlace(@Nullable Operator plain) {
        if (plain == null) {
            throw new IllegalStateException("no such operator");
        }
        String first = plain.parameters().split(" ", -1)[0];
        return new Operator(plain.parameters(), arguments -> {
            if (arguments.value(first) instanceof NumberTensor) {
                throw new NotFollowedException("it changes a number that may have other names");
            }
            if (arguments.value(first) instanceof TensorValue written) {
                arguments.tensors().forEach(written::requireApartFrom);
            }
            Object result = plain.rule().apply(arguments);
            if (result instanceof List<?> list) {
                return ListOperators.replaced(arguments.value(first), list);
            }
            return result instanceof TensorValue value ? arguments.tensor(first).become(value) : result;
        });
    }

    /** Whether a program may have it in its code. */
    public static boolean isAllowed(String name) {
        return FOLLOWED.containsKey(name) || NEVER_REACHED.contains(name);
    }

    /** All names that programs may have in their code, in order. */
    public static Set<String> allowed() {
        Set<String> names = new TreeSet<>(FOLLOWED.keySet());
        names.addAll(NEVER_REACHED);
        return names;
    }

    /** Calls one. */
    static @Nullable Object call(
            Tracing tracing, String name, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        Operator operator = FOLLOWED.get(name);
        if (operator == null) {
            throw new NotFollowedException("it comes to the operator " + name + ", which is not known here");
        }
        try {
            return operator.rule().apply(Arguments.bind(tracing, operator.parameters(), positional, named));
        } catch (NotFollowedException e) {
            NotFollowedException explained = new NotFollowedException("the operator " + name + ": " + e.getMessage());
            explained.initCause(e);
            throw explained;
        }
    }
}
