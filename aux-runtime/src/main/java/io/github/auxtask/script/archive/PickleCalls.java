package io.github.auxtask.script.archive;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions and classes that a pickle of TorchScript may name. None is looked up anywhere: each is a case here. */
final class PickleCalls {
    private static final String REBUILD = "torch._utils._rebuild_tensor_v2";
    private static final String TYPED = "torch.jit._pickle.restore_type_tag";
    private static final String ORDERED = "collections.OrderedDict";
    private static final List<String> LISTS = List.of(
            "torch.jit._pickle.build_intlist",
            "torch.jit._pickle.build_doublelist",
            "torch.jit._pickle.build_boollist",
            "torch.jit._pickle.build_tensorlist");

    private static final String OWN = "__torch__.";
    private static final String CUSTOM = "__torch__.torch.classes";

    private record Named(String name) {}

    private record Storage(ElementType type, String key, long length) {}

    private final Function<String, BadInputException> refused;

    PickleCalls(Function<String, BadInputException> refused) {
        this.refused = refused;
    }

    Object global(String module, String name) {
        String full = module + "." + name;
        boolean own = full.startsWith(OWN) && !full.startsWith(CUSTOM);
        boolean storage = module.equals("torch") && ElementType.ofStorage(name).isPresent();
        if (module.equals("torch") && name.matches("[A-Za-z0-9_]{1,40}Storage") && !storage) {
            throw new BadInputException("The model has a tensor of the type of torch." + name
                    + ", which is not known here: keep it as float32, int64 or bool, or leave it out.");
        }
        if (!own
                && !storage
                && !LISTS.contains(full)
                && !List.of(REBUILD, TYPED, ORDERED).contains(full)) {
            throw refused.apply(
                    "it names " + full.replaceAll("[^\\x20-\\x7e]", "?")
                            + ", which is neither a class of its own code nor one of the functions that make tensors and lists");
        }
        return new Named(full);
    }

    /** {@code ("storage", type, key, device, length)}. */
    Object storage(@Nullable Object id) {
        if (id instanceof List<?> parts
                && parts.size() == 5
                && "storage".equals(parts.get(0))
                && parts.get(1) instanceof Named type
                && parts.get(2) instanceof String key
                && parts.get(4) instanceof Long length) {
            Optional<ElementType> element =
                    ElementType.ofStorage(type.name().substring(type.name().lastIndexOf('.') + 1));
            if (element.isPresent() && key.matches("\\d{1,9}") && length >= 0) {
                return new Storage(element.get(), key, length);
            }
        }
        throw refused.apply("it names values in a way that torch does not");
    }

    Object made(@Nullable Object type, @Nullable Object arguments) {
        if (type instanceof Named named
                && named.name().startsWith(OWN)
                && List.of().equals(arguments)) {
            return new PickledObject(named.name());
        }
        throw refused.apply("it makes an object of a class that is not in its own code");
    }

    @Nullable
    Object called(@Nullable Object function, @Nullable Object arguments) {
        if (function instanceof Named type
                && type.name().startsWith(OWN)
                && (arguments instanceof String || arguments instanceof Long)) {
            return new EnumValue(type.name(), arguments);
        }
        if (!(function instanceof Named named) || !(arguments instanceof List<?> given)) {
            throw refused.apply("it calls something that is no function");
        }
        if (named.name().equals(REBUILD)) {
            return tensor(given);
        }
        if (named.name().equals(TYPED) && given.size() == 2) {
            return given.get(0);
        }
        if (named.name().equals(ORDERED) && given.isEmpty()) {
            return Map.of();
        }
        if (LISTS.contains(named.name()) && given.size() == 1 && given.get(0) instanceof List<?> list) {
            return new ArrayList<@Nullable Object>(list);
        }
        throw refused.apply("it calls " + named.name() + " in a way that TorchScript does not");
    }

    /** {@code (storage, offset, size, stride, requires_grad, hooks)}. */
    private PickledTensor tensor(List<?> given) {
        if (given.size() >= 4 && given.get(0) instanceof Storage storage && given.get(1) instanceof Long offset) {
            List<Long> shape = numbers(given.get(2));
            List<Long> strides = numbers(given.get(3));
            if (shape.size() == strides.size() && shape.size() <= 8 && offset >= 0) {
                try {
                    PickledTensor tensor =
                            new PickledTensor(storage.key(), storage.type(), storage.length(), offset, shape, strides);
                    if (tensor.size() <= Integer.MAX_VALUE - 8) {
                        return tensor;
                    }
                } catch (ArithmeticException e) {
                    throw refused.apply("it has a tensor of impossible size " + shape);
                }
            }
        }
        throw refused.apply("it makes a tensor in a way that torch does not");
    }

    private List<Long> numbers(@Nullable Object list) {
        List<Long> numbers = new ArrayList<>();
        if (list instanceof List<?> values) {
            for (Object value : values) {
                if (!(value instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
                    throw refused.apply("it has a tensor of an impossible size");
                }
                numbers.add(number);
            }
        }
        return numbers;
    }

    void build(@Nullable Object object, @Nullable Object state) {
        if (!(object instanceof PickledObject module) || !(state instanceof Map<?, ?> attributes)) {
            throw refused.apply("it sets the state of an object in a way of the object's own");
        }
        attributes.forEach((name, value) -> module.attributes().put(String.valueOf(name), value));
    }
}
