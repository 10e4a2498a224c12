package io.github.auxtask.script.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and texts. */
final class ListOperators {
    private static final int LONGEST = 1_000_000;

    private ListOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.len", new Operator("a", a -> {
            Object value = a.value("a");
            return value instanceof String text
                    ? (Object) (long) text.length()
                    : value instanceof TensorValue tensor
                            ? tensor.sizes().get(0)
                            : (Object) (long) a.list("a").size();
        }));
        all.put("torch.append", new Operator("list element", a -> {
            List<@Nullable Object> list = open(a.value("list"));
            list.add(a.value("element"));
            return list;
        }));
        all.put("torch._set_item", new Operator("list index element", a -> {
            List<@Nullable Object> list = open(a.value("list"));
            list.set(index(a.whole("index"), list.size()), a.value("element"));
            return list;
        }));
        all.put("torch.copy", new Operator("list", a -> new ArrayList<>(a.list("list"))));
        all.put("torch.list", new Operator("list", a -> new ArrayList<>(a.list("list"))));
        all.put("torch.__contains__", new Operator("list element", a -> {
            Object container = a.value("list");
            return container instanceof Map<?, ?> map
                    ? map.containsKey(a.value("element"))
                    : a.list("list").contains(a.value("element"));
        }));
        all.put("torch.all", new Operator("list", a -> a.list("list").stream().allMatch(NumberOperators::truth)));
        all.put("torch.any", new Operator("list", a -> a.list("list").stream().anyMatch(NumberOperators::truth)));
        all.put("torch.__getitem__", new Operator("of index", a -> element(a.value("of"), a.value("index"))));
        all.put("torch.get", new Operator("map key standard=None", a -> {
            Object value = a.value("map") instanceof Map<?, ?> map ? map.get(a.value("key")) : null;
            return value == null ? a.value("standard") : value;
        }));
    }

    /** The same list with other elements, which every variable that holds it sees. */
    static List<@Nullable Object> replaced(@Nullable Object list, List<?> elements) {
        List<@Nullable Object> own = open(list);
        own.clear();
        own.addAll(elements);
        return own;
    }

    /** A list that the program may change. */
    private static List<@Nullable Object> open(@Nullable Object value) {
        if (value instanceof ArrayList<?> list && list.size() < LONGEST) {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> open = (List<@Nullable Object>) list;
            return open;
        }
        throw new NotFollowedException("it changes something that is no list of the program's own, or a very long one");
    }

    private static int index(long index, int size) {
        long counted = index < 0 ? index + size : index;
        if (counted < 0 || counted >= size) {
            throw new NotFollowedException("it reads element " + index + " of " + size);
        }
        return (int) counted;
    }

    /** {@code of[index]}. */
    static @Nullable Object element(@Nullable Object of, @Nullable Object index) {
        Object at = Arguments.plain(index);
        if (of instanceof List<?> list && at instanceof Long number) {
            return list.get(index(number, list.size()));
        }
        if (of instanceof Map<?, ?> map && at != null && map.containsKey(at)) {
            return map.get(at);
        }
        if (of instanceof TensorValue tensor && at instanceof Long number) {
            return PartOperators.select(tensor, 0, number);
        }
        throw new NotFollowedException("it reads a part that is not there, or is not known before it runs");
    }

    /** {@code list[from:to:step]} as the operator slice does it. */
    static List<@Nullable Object> part(List<@Nullable Object> list, long from, long to, long step) {
        int size = list.size();
        long start = Math.max(0, Math.min(size, from < 0 ? from + size : from));
        long end = Math.max(0, Math.min(size, to < 0 ? to + size : to));
        if (step < 1) {
            throw new NotFollowedException("it takes a part of a list backwards");
        }
        List<@Nullable Object> part = new ArrayList<>();
        for (long i = start; i < end; i += step) {
            part.add(list.get((int) i));
        }
        return part;
    }
}
