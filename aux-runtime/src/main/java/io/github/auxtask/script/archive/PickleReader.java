package io.github.auxtask.script.archive;

import io.github.auxtask.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pickles that TorchScript's own writer writes (torch/csrc/jit/serialization/pickler.cpp), and nothing else. A pickle is a program
 * for a machine that can call any function; this machine knows some thirty instructions, and the only functions it has make tensors and lists.
 */
public final class PickleReader {
    private static final Object MARK = new Object();
    private static final int MOST_VALUES = 5_000_000;

    private final String file;
    private final ByteBuffer bytes;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final Map<Long, @Nullable Object> memo = new HashMap<>();
    private final PickleCalls calls;

    private PickleReader(String file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.calls = new PickleCalls(this::refused);
    }

    /**
     * What a pickle describes; see {@link PickledObject} for what that may be.
     *
     * @param file its name, for messages
     * @throws BadInputException if it has an instruction or calls a function that TorchScript's writer never writes
     */
    public static @Nullable Object read(String file, byte[] bytes) {
        try {
            return new PickleReader(file, bytes).run();
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException | ClassCastException e) {
            throw new BadInputException("The pickle " + file + " in the model is damaged: save the model again.", e);
        }
    }

    private @Nullable Object run() {
        while (true) {
            int at = bytes.position();
            int code = Byte.toUnsignedInt(bytes.get());
            if (code == '.') {
                return pop();
            }
            step(code, at);
            if (stack.size() > MOST_VALUES) {
                throw refused("it nests or lists more than " + MOST_VALUES + " values");
            }
        }
    }

    private void step(int code, int at) {
        switch (code) {
            case 0x80 -> bytes.get();
            case '(' -> stack.add(MARK);
            case ')' -> stack.add(List.of());
            case ']' -> stack.add(new ArrayList<@Nullable Object>());
            case '}' -> stack.add(new LinkedHashMap<Object, @Nullable Object>());
            case 'N' -> stack.add(null);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'K' -> stack.add((long) Byte.toUnsignedInt(bytes.get()));
            case 'M' -> stack.add((long) Short.toUnsignedInt(bytes.getShort()));
            case 'J' -> stack.add((long) bytes.getInt());
            case 0x8a -> stack.add(longNumber());
            case 'G' -> stack.add(bigEndianDouble());
            case 'X' -> stack.add(text(bytes.getInt()));
            case 'c' -> stack.add(calls.global(line(), line()));
            case 'q' -> memo.put((long) Byte.toUnsignedInt(bytes.get()), top());
            case 'r' -> memo.put(Integer.toUnsignedLong(bytes.getInt()), top());
            case 'h' -> stack.add(remembered(Byte.toUnsignedInt(bytes.get())));
            case 'j' -> stack.add(remembered(Integer.toUnsignedLong(bytes.getInt())));
            case 't' -> stack.add(Collections.unmodifiableList(popToMark()));
            case 0x85 -> stack.add(Collections.unmodifiableList(pop(1)));
            case 0x86 -> stack.add(Collections.unmodifiableList(pop(2)));
            case 0x87 -> stack.add(Collections.unmodifiableList(pop(3)));
            case 'a' -> append(pop(1));
            case 'e' -> append(popToMark());
            case 's' -> put(pop(2));
            case 'u' -> put(popToMark());
            case 'Q' -> stack.add(calls.storage(pop()));
            case 0x81 -> {
                Object arguments = pop();
                stack.add(calls.made(pop(), arguments));
            }
            case 'R' -> {
                Object arguments = pop();
                stack.add(calls.called(pop(), arguments));
            }
            case 'b' -> {
                Object state = pop();
                calls.build(top(), state);
            }
            default ->
                throw refused("it has the instruction " + String.format("0x%02x", code) + " at byte " + at
                        + ", which TorchScript never writes");
        }
    }

    private long longNumber() {
        int count = Byte.toUnsignedInt(bytes.get());
        if (count > Long.BYTES) {
            throw refused("it has a whole number of " + count + " bytes");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= Byte.toUnsignedLong(bytes.get()) << (8 * i);
        }
        int unused = 8 * (Long.BYTES - count);
        return count == 0 ? 0 : value << unused >> unused;
    }

    private double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    private String text(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw refused("it has a text that is longer than the pickle");
        }
        byte[] raw = new byte[length];
        bytes.get(raw);
        return new String(raw, StandardCharsets.UTF_8);
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = bytes.get(); c != '\n'; c = bytes.get()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private @Nullable Object remembered(long key) {
        if (!memo.containsKey(key)) {
            throw refused("it refers to a value that it does not have");
        }
        return memo.get(key);
    }

    private @Nullable Object top() {
        return stack.get(stack.size() - 1);
    }

    private @Nullable Object pop() {
        Object value = stack.remove(stack.size() - 1);
        if (value == MARK) {
            throw refused("its brackets do not match");
        }
        return value;
    }

    private List<@Nullable Object> pop(int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(0, pop());
        }
        return values;
    }

    private List<@Nullable Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw refused("its brackets do not match");
        }
        List<@Nullable Object> tail = stack.subList(mark + 1, stack.size());
        List<@Nullable Object> values = new ArrayList<>(tail);
        stack.subList(mark, stack.size()).clear();
        return values;
    }

    private void append(List<@Nullable Object> values) {
        if (!(top() instanceof ArrayList<?> list)) {
            throw refused("it appends to something that is no list");
        }
        @SuppressWarnings("unchecked")
        ArrayList<@Nullable Object> open = (ArrayList<@Nullable Object>) list;
        open.addAll(values);
    }

    private void put(List<@Nullable Object> pairs) {
        if (!(top() instanceof LinkedHashMap<?, ?> map) || pairs.size() % 2 != 0) {
            throw refused("it adds keys to something that is no dictionary");
        }
        @SuppressWarnings("unchecked")
        LinkedHashMap<@Nullable Object, @Nullable Object> open =
                (LinkedHashMap<@Nullable Object, @Nullable Object>) map;
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!(pairs.get(i) instanceof String) && !(pairs.get(i) instanceof Long)) {
                throw refused("it has a dictionary whose keys are neither texts nor whole numbers");
            }
            open.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private BadInputException refused(String problem) {
        return new BadInputException("The pickle " + file
                + " in the model is not one that TorchScript writes, and is not opened: " + problem + ".");
    }
}
