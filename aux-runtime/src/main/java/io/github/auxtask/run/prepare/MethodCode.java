package io.github.auxtask.run.prepare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.method.Method;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * What a method is, as far as code can tell: SHA-256 over its class and the classes that it reaches, without line numbers, names of local
 * variables and everything else that only debuggers read, so that a comment, a blank line or a new compilation changes nothing.
 *
 * <p>Of a method from outside these are the classes in the same jar or folder of classes, with those of a network of the same project
 * that the run names. Of one of ours they are the classes of its package and those below: what all methods share, such as the loop of
 * training, is held by tests, and stands with its digest among the programs of each record.
 */
public final class MethodCode {
    private static final String OURS = "io/github/auxtask/";
    private static final int CLASS_CONSTANT = 7;
    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private MethodCode() {}

    /** The digest of the code that trains a run. */
    public static String of(RunMethod how) {
        Class<?> method = how.method().getClass();
        List<String> parts = new ArrayList<>(List.of(digest(method)));
        if (!isOurs(how.method())) {
            for (Architecture architecture : Backbones.registry().all()) {
                Class<?> network = architecture.getClass();
                if (how.run().variant().containsValue(architecture.name()) && sameSource(network, method)) {
                    parts.add(architecture.name() + " " + digest(network));
                }
            }
        }
        return parts.size() == 1
                ? parts.get(0)
                : ContentId.of(String.join("\n", parts)).hex();
    }

    /** Whether a method is one of this project, whose version a user cannot raise. */
    public static boolean isOurs(Method method) {
        return internal(method.getClass()).startsWith(OURS + "method/")
                && sameSource(method.getClass(), MethodCode.class);
    }

    /** The digest of a class and those that it reaches within its bounds. */
    static String digest(Class<?> root) {
        return KNOWN.computeIfAbsent(root, MethodCode::read);
    }

    private static String read(Class<?> root) {
        Map<String, String> digests = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(internal(root)));
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (digests.containsKey(name)) {
                continue;
            }
            Optional<byte[]> bytes = bytes(name, root);
            if (bytes.isPresent()) {
                ClassReader reader = new ClassReader(bytes.get());
                digests.put(name, ContentId.of(withoutDebugging(reader)).hex());
                references(reader).forEach(open::addLast);
            }
        }
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        return ContentId.of(lines.toString()).hex();
    }

    /** Written anew, so that the order of constants is that of their use. */
    private static byte[] withoutDebugging(ClassReader reader) {
        ClassWriter writer = new ClassWriter(0);
        reader.accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    /** The classes that a class names, arrays aside. */
    private static List<String> references(ClassReader reader) {
        List<String> names = new ArrayList<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT) {
                String name = reader.readUTF8(at, buffer);
                if (name != null && !name.startsWith("[")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Of a class within the bounds of the root; empty for any other. */
    private static Optional<byte[]> bytes(String name, Class<?> root) {
        String first = internal(root);
        String within = first.startsWith(OURS) ? first.substring(0, first.lastIndexOf('/') + 1) : "";
        ClassLoader loader = root.getClassLoader();
        if (loader == null || !name.startsWith(within)) {
            return Optional.empty();
        }
        URL file = loader.getResource(name + ".class");
        String source = location(root);
        if (file == null
                || source == null
                || !file.toString().replaceFirst("^jar:", "").startsWith(source)) {
            return Optional.empty();
        }
        try (InputStream in = file.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the classes of " + root.getName() + " cannot be read", e);
        }
    }

    private static boolean sameSource(Class<?> one, Class<?> other) {
        String source = location(one);
        return source != null && source.equals(location(other));
    }

    private static @Nullable String location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? null
                : source.getLocation().toString();
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
