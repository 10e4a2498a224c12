package io.github.auxtask.script.follow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator is called with, by the names of its parameters. */
final class Arguments {
    private final Tracing tracing;
    private final Map<String, @Nullable Object> values;

    private Arguments(Tracing tracing, Map<String, @Nullable Object> values) {
        this.tracing = tracing;
        this.values = values;
    }

    /**
     * Binds them.
     *
     * @param parameters names with blanks between, each with {@code =default} where it may be missing
     */
    static Arguments bind(
            Tracing tracing,
            String parameters,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        String[] names = parameters.isEmpty() ? new String[0] : parameters.split(" ", -1);
        if (positional.size() > names.length) {
            throw new NotFollowedException(
                    "it is called with " + positional.size() + " arguments, in a form that is not known here");
        }
        for (int i = 0; i < names.length; i++) {
            int equals = names[i].indexOf('=');
            String name = equals < 0 ? names[i] : names[i].substring(0, equals);
            if (i < positional.size()) {
                values.put(name, positional.get(i));
            } else if (named.containsKey(name)) {
                values.put(name, named.get(name));
            } else if (equals >= 0) {
                values.put(name, standard(names[i].substring(equals + 1)));
            } else {
                throw new NotFollowedException(
                        "its argument '" + name + "' is missing, or it is called in a form that is not known here");
            }
        }
        for (String name : named.keySet()) {
            if (!values.containsKey(name)) {
                throw new NotFollowedException("it has the argument '" + name + "', which is not known here");
            }
        }
        return new Arguments(tracing, values);
    }

    private static @Nullable Object standard(String text) {
        return switch (text) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            case "[]" -> List.of();
            default ->
                text.matches("-?\\d+")
                        ? (Object) Long.valueOf(text)
                        : text.matches("-?[0-9.e-]+") ? (Object) Double.valueOf(text) : text;
        };
    }

    Tracing tracing() {
        return tracing;
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    boolean isGiven(String name) {
        return values.get(name) != null;
    }

    TensorValue tensor(String name) {
        Object value = values.get(name);
        if (value instanceof TensorValue tensor) {
            return tensor;
        }
        throw wrong(name, "a tensor");
    }

    @Nullable
    TensorValue optional(String name) {
        return values.get(name) == null ? null : tensor(name);
    }

    boolean flag(String name) {
        if (plain(name) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "a truth that is known");
    }

    long whole(String name) {
        Object value = plain(name);
        if (value instanceof Long number) {
            return number;
        }
        throw wrong(name, "a whole number that is known");
    }

    double decimal(String name) {
        Object value = plain(name);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number;
        }
        throw wrong(name, "a number that is known");
    }

    /** A number as it is given; {@code Long}, {@code Double} or {@code Boolean}. */
    Object number(String name) {
        Object value = plain(name);
        if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value;
        }
        throw wrong(name, "a number that is known");
    }

    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    /** Without the wrapping of numbers as tensors. */
    @Nullable
    Object plain(String name) {
        return plain(values.get(name));
    }

    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof NumberTensor tensor ? tensor.number() : value;
    }

    List<@Nullable Object> list(String name) {
        if (values.get(name) instanceof List<?> list) {
            return new ArrayList<@Nullable Object>(list);
        }
        throw wrong(name, "a list");
    }

    /** Those of the arguments that are tensors. */
    List<TensorValue> tensors() {
        List<TensorValue> tensors = new ArrayList<>();
        for (Object value : values.values()) {
            if (value instanceof TensorValue tensor) {
                tensors.add(tensor);
            }
        }
        return tensors;
    }

    /** Tensors in a list. */
    List<TensorValue> tensors(String name) {
        List<TensorValue> tensors = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof TensorValue tensor)) {
                throw wrong(name, "a list of tensors");
            }
            tensors.add(tensor);
        }
        if (tensors.isEmpty()) {
            throw wrong(name, "a list of at least one tensor");
        }
        return tensors;
    }

    /** Sizes of which those of the batch may not be known; one number counts as a list. */
    List<Object> sizes(String name) {
        List<Object> sizes = new ArrayList<>();
        Object value = plain(name);
        for (Object element : value instanceof List<?> list ? list : java.util.Arrays.asList(value)) {
            Object size = plain(element);
            if (!(size instanceof Long) && !(size instanceof ImageCount)) {
                throw wrong(name, "a list of sizes");
            }
            sizes.add(size);
        }
        return sizes;
    }

    /** Whole numbers that are all known; one number counts as a list. */
    long[] wholes(String name) {
        return sizes(name).stream()
                .mapToLong(size -> {
                    if (size instanceof Long number) {
                        return number;
                    }
                    throw wrong(name, "a list of numbers that do not depend on the number of images");
                })
                .toArray();
    }

    /** Whole numbers, one for each spatial dimension; a single one stands for all. */
    long[] wholes(String name, int count) {
        long[] numbers = wholes(name);
        if (numbers.length == 1 && count > 1) {
            long[] all = new long[count];
            java.util.Arrays.fill(all, numbers[0]);
            return all;
        }
        if (numbers.length != count) {
            throw wrong(name, count + " numbers");
        }
        return numbers;
    }

    private NotFollowedException wrong(String name, String wanted) {
        Object value = values.get(name);
        return new NotFollowedException("its argument '" + name + "' is "
                + (value instanceof ImageCount
                        ? "the number of images"
                        : value instanceof TensorValue
                                ? "a tensor, whose values are not known before it runs"
                                : String.valueOf(value))
                + " and not " + wanted);
    }
}
