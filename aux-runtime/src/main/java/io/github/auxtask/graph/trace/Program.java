package io.github.auxtask.graph.trace;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Methods compiled to one TorchScript module and loaded into the engine. The network's tensors are not inside: every call
 * passes the {@link NetworkState}, so one program serves any number of states, and no gradient is left behind in them.
 *
 * <p>Calls are synchronous and thread-safe as far as their states are not shared; on a GPU, methods in TF32 and others must not run at the
 * same time, since libtorch has one switch for the process.
 */
public final class Program implements AutoCloseable {
    private final String name;
    private final Parameters parameters;
    private final Map<String, TracedMethod> methods;
    private final Map<String, FixedPart> fixed;
    private final SourceText source;
    private final NDManager manager;
    private final PtSymbolBlock block;

    Program(
            String name,
            Parameters parameters,
            Map<String, TracedMethod> methods,
            Map<String, FixedPart> fixed,
            SourceText source,
            NDManager manager) {
        this.name = name;
        this.parameters = parameters;
        this.methods = methods;
        this.fixed = fixed;
        this.source = source;
        this.manager = manager;
        this.block = load(source, manager);
    }

    /** Starts a program. */
    public static ProgramBuilder named(String name) {
        return new ProgramBuilder(name);
    }

    private static PtSymbolBlock load(SourceText source, NDManager manager) {
        try {
            Path file = Files.createTempFile("auxtask-", ".pt");
            try {
                Files.write(file, bytes(source));
                return JniUtils.loadModule((PtNDManager) manager, file, true, new String[0], new String[0], true);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder cannot be written", e);
        }
    }

    private static byte[] bytes(SourceText source) {
        return ScriptArchive.bytes(source.text(), ScriptArchive.emptyModule(), Map.of());
    }

    /**
     * Writes the program as a TorchScript file, which Python opens by {@code torch.jit.load}. A method takes its arguments in the order in
     * which they were declared, then the list of the network's parameters, then that of its buffers, both in the order of {@link
     * #parameters()}, then, in a frozen program, what the method of its name with {@code _fixed} gives for these.
     */
    public void write(Path file) {
        AtomicFile.write(file, bytes(source));
    }

    /** The tensors that the program's networks use. */
    public Parameters parameters() {
        return parameters;
    }

    /** The TorchScript text, for people. */
    public String source() {
        return source.text();
    }

    /**
     * Runs a method.
     *
     * @param out what the results belong to; close it to free them
     * @param arguments the method's arguments in the order they were declared: an NDArray each, or an NDList for a list
     * @return the results in the order the method gave them
     * @throws GraphException if the engine fails; it names the Java line of the operation and the shapes
     */
    public NDList call(String method, NDManager out, NetworkState state, Object... arguments) {
        TracedMethod called = methods.get(method);
        if (called == null) {
            throw new IllegalArgumentException(
                    "program " + name + " has no method " + method + ", only " + methods.keySet());
        }
        if (arguments.length != called.arguments().size()) {
            throw new IllegalArgumentException("method " + method + " of program " + name + " takes "
                    + called.arguments().size() + " arguments, not " + arguments.length);
        }
        FixedPart part = fixed.getOrDefault(method, FixedPart.NONE);
        try (NDManager scope = out.newSubManager()) {
            NDList passed = new NDList();
            List<NDArray> renamed = new ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                append(arguments[i], called.arguments().get(i), passed, renamed);
            }
            passed.addAll(state.parameters());
            passed.addAll(state.buffers());
            try {
                if (manager.getDevice().isGpu()) {
                    TensorFloat32.allow(called.tf32());
                }
                passed.addAll(fixed(method, part, scope, state));
                NDList results = run(method, scope, called.gradients(), passed);
                results.attach(out);
                return results;
            } catch (EngineException e) {
                throw new GraphException(source.explain(name, method, describe(called, arguments), e), e);
            } finally {
                renamed.forEach(array -> array.setName(null));
            }
        }
    }

    private NDList run(String method, NDManager scope, boolean gradients, NDList passed) {
        NDArray tag = scope.create(0f);
        tag.setName("module_method:" + method);
        passed.add(tag);
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradients);
        // For this thread: as written. The optimiser merges equal passes, whose batch statistics should count
        // twice, and compiles anew when the last batch is smaller. It gains nothing here.
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return IValueUtils.forward(block, passed, true);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** The values of a method's fixed part, computed where the state does not have them yet from this or another program. */
    private NDList fixed(String method, FixedPart part, NDManager scope, NetworkState state) {
        List<String> meanings = part.meanings();
        NDList known = state.fixed(meanings);
        if (known.size() < meanings.size()) {
            NDList passed = new NDList(state.parameters());
            passed.addAll(state.buffers());
            NDList made = run(FixedPart.method(method), scope, false, passed);
            made.attach(scope);
            for (int i = 0; i < made.size(); i++) {
                state.fix(meanings.get(i), made.get(i));
            }
            known = state.fixed(meanings);
        }
        return known;
    }

    private static void append(Object argument, Graph.Argument declared, NDList passed, List<NDArray> renamed) {
        if (argument instanceof NDArray array) {
            passed.add(array);
        } else if (argument instanceof NDList list) {
            for (NDArray array : list) {
                array.setName(declared.name() + "[]");
                renamed.add(array);
                passed.add(array);
            }
        } else {
            throw new IllegalArgumentException("argument " + declared.name() + " must be an NDArray or an NDList");
        }
    }

    private static String describe(TracedMethod method, Object[] arguments) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = method.arguments().get(i).name();
            parts.add(
                    arguments[i] instanceof NDArray array
                            ? argument + " " + Arrays.toString(array.getShape().getShape()) + " " + array.getDataType()
                            : argument + " (list)");
        }
        return String.join(", ", parts);
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
