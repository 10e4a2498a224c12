package io.github.auxtask.script.follow;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.script.archive.ElementType;
import io.github.auxtask.script.archive.PickledObject;
import io.github.auxtask.script.archive.PickledTensor;
import io.github.auxtask.script.source.ProgramClass;
import io.github.auxtask.script.source.ProgramSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tensors of a model by the names that {@code state_dict()} gives them; its constants are called {@code CONSTANTS.c0} and so on. */
public final class ModelTensors {
    private static final String CONSTANTS = "CONSTANTS.c";
    private static final int DEEPEST = 100;

    /**
     * A tensor and where its values are.
     *
     * @param folder in the archive: {@code data} or {@code constants}
     * @param trained whether it is a parameter
     */
    public record Place(String folder, PickledTensor tensor, boolean trained) {}

    private final IdentityHashMap<PickledTensor, String> names = new IdentityHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final IdentityHashMap<PickledObject, Boolean> seen = new IdentityHashMap<>();
    private final Map<String, Object> numbers = new HashMap<>();
    private boolean inTraining;

    /**
     * Finds all tensors of a model.
     *
     * @param constants what {@code constants.pkl} holds
     */
    public static ModelTensors of(PickledObject root, @Nullable Object constants, ProgramSource source) {
        ModelTensors found = new ModelTensors();
        found.visit(root, "", source, 0);
        if (constants instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof PickledTensor tensor) {
                    found.add(CONSTANTS + i, new Place("constants", tensor, false));
                }
            }
        }
        return found;
    }

    private void visit(PickledObject module, String prefix, ProgramSource source, int depth) {
        if (depth > DEEPEST) {
            throw new BadInputException("The model's modules are nested more than " + DEEPEST + " deep.");
        }
        if (seen.put(module, Boolean.TRUE) != null) {
            return;
        }
        ProgramClass type = source.classes().get(module.className());
        module.attributes().forEach((name, value) -> {
            if (value instanceof PickledTensor tensor) {
                add(
                        prefix + name,
                        new Place(
                                "data",
                                tensor,
                                type != null && type.parameters().contains(name)));
            } else if (value instanceof PickledObject child) {
                visit(child, prefix + name + ".", source, depth + 1);
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof PickledTensor tensor) {
                        add(prefix + name + "." + i, new Place("data", tensor, false));
                    }
                }
            } else if (name.equals("training") && Boolean.TRUE.equals(value)) {
                inTraining = true;
            }
        });
    }

    private void add(String name, Place place) {
        if (names.putIfAbsent(place.tensor(), name) == null) {
            places.put(name, place);
        }
    }

    /** Whether a part of it was saved in training mode. It is followed as if {@code eval()} had been called. */
    public boolean inTraining() {
        return inTraining;
    }

    /** All, by name, in the file's order. */
    public Map<String, Place> places() {
        return Collections.unmodifiableMap(places);
    }

    /** Says what the only element of a tensor without dimensions is, so that programs can calculate with it. */
    public void know(String name, double number) {
        Place place = places.get(name);
        if (place != null) {
            numbers.put(
                    name,
                    place.tensor().type().isFloating()
                            ? (Object) number
                            : place.tensor().type() == ElementType.BOOL
                                    ? (Object) (number != 0)
                                    : (Object) (long) number);
        }
    }

    /** Constants without dimensions, whose numbers {@link #know} should be told. */
    public List<String> scalars() {
        List<String> scalars = new ArrayList<>();
        places.forEach((name, place) -> {
            if (place.folder().equals("constants") && place.tensor().shape().isEmpty()) {
                scalars.add(name);
            }
        });
        return scalars;
    }

    /** A tensor as the program sees it. */
    Object value(Tracing tracing, PickledTensor tensor) {
        String name = names.get(tensor);
        if (name == null) {
            throw new NotFollowedException("it uses a tensor that is not among the model's");
        }
        Object number = numbers.get(name);
        if (number != null) {
            return new NumberTensor(number);
        }
        if (tensor.type().narrow() > 0) {
            throw new NotFollowedException("its tensor " + name + " holds whole numbers of "
                    + tensor.type().narrow()
                    + " bits, whose sums start over in torch where they are too large for that, and"
                    + " not here: keep it in another type (.long() or .float())");
        }
        Place place = places.get(name);
        boolean trained = place != null && place.trained();
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        io.github.auxtask.graph.Tensor stored =
                tracing.graph().parameter(name, trained ? ParameterKind.OTHER : ParameterKind.CONSTANT, shape);
        DType type = tensor.type().isFloating()
                ? DType.FLOAT32
                : tensor.type() == ElementType.BOOL ? DType.BOOL : DType.INT64;
        return TensorValue.fixed(tracing, type == DType.FLOAT32 ? stored : stored.to(type), shape);
    }

    /** The constant of this name, {@code c0}. */
    Object constant(Tracing tracing, String name) {
        Place place = places.get("CONSTANTS." + name);
        if (place == null) {
            throw new NotFollowedException("it uses the constant " + name + ", which the archive does not have");
        }
        return value(tracing, place.tensor());
    }
}
