package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the worker's JVM and engine are set up.
 *
 * @param flavor where libtorch comes from
 * @param threads of the engine
 * @param offline true if nothing may be downloaded
 * @param extra further JVM arguments as one line, or null
 * @param bitwise whether the environment asks the engine for equal bits
 * @param gpu the number of the one GPU that it sees, or null for all
 * @param tf32 whether a run asks for TF32; otherwise nothing in the process can compute in it
 */
public record WorkerSettings(
        Flavor flavor,
        int threads,
        boolean offline,
        @Nullable String extra,
        boolean bitwise,
        @Nullable String gpu,
        boolean tf32) {

    /** Of a worker that sees all GPUs and computes nothing in TF32. */
    public WorkerSettings(Flavor flavor, int threads, boolean offline, @Nullable String extra, boolean bitwise) {
        this(flavor, threads, offline, extra, bitwise, null, false);
    }

    /** The same for what a plan asks for. */
    public WorkerSettings of(@Nullable Plan plan) {
        boolean asked = plan != null && plan.uses(Precision.TF32);
        return new WorkerSettings(flavor, threads, offline, extra, bitwise, gpu, asked);
    }

    /**
     * The JVM's arguments.
     *
     * @param folder where a crash report is written
     */
    public List<String> jvmArguments(Path folder) {
        List<String> arguments = new ArrayList<>();
        // The engine is native code: Java 25 warns of what is not declared, and later ones refuse it.
        arguments.add("--enable-native-access=ALL-UNNAMED");
        // DJL must not ask the network for natives that are on the class path or on the disk.
        arguments.add("-Dai.djl.offline=" + (flavor != Flavor.CU128 || offline));
        arguments.add("-Dai.djl.pytorch.graph_optimizer=false");
        arguments.add("-Dai.djl.pytorch.num_threads=" + threads);
        arguments.add("-Dai.djl.pytorch.num_interop_threads=1");
        arguments.add("-Djava.awt.headless=true");
        // Events are UTF-8 on every system; Java 17 knows only the sun.* names, later ones only the others.
        arguments.add("-Dfile.encoding=UTF-8");
        for (String stream : List.of("stdout", "stderr")) {
            arguments.add("-D" + stream + ".encoding=UTF-8");
            arguments.add("-Dsun." + stream + ".encoding=UTF-8");
        }
        arguments.add("-XX:ErrorFile=" + folder.resolve("crash-%p.log"));
        if (extra != null && !extra.isBlank()) {
            arguments.addAll(split(extra));
        }
        return arguments;
    }

    /**
     * The worker's environment: Maven's, and what makes the engine find its natives and compute alike everywhere.
     *
     * @throws BadInputException if the flavor is {@code local} and PYTORCH_LIBRARY_PATH names no libtorch of known version
     */
    public Map<String, String> environment(Map<String, String> inherited, Path engine) {
        Map<String, String> environment = new LinkedHashMap<>(inherited);
        environment.put("DJL_CACHE_DIR", engine.toString());
        if (!tf32) {
            // TF32 would silently drop thirteen bits of every product on recent GPUs.
            environment.putIfAbsent("NVIDIA_TF32_OVERRIDE", "0");
        }
        // By default threads that wait for one another turn in circles. As soon as anything else runs, that takes the
        // processor from those they wait for.
        environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        // To fall asleep at once, and be woken for every small operation, takes longer than a short turn.
        environment.putIfAbsent("GOMP_SPINCOUNT", "20000");
        // Otherwise glibc gives the kernel back what a step has freed, and has it filled with zeros for the next step.
        environment.putIfAbsent("MALLOC_MMAP_MAX_", "0");
        environment.putIfAbsent("MALLOC_TRIM_THRESHOLD_", String.valueOf(Long.MAX_VALUE));
        environment.putIfAbsent("MALLOC_ARENA_MAX", "1");
        // Large pieces of memory in pages of 2 MiB, where the kernel gives them to those who ask.
        environment.putIfAbsent("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
        if (gpu != null) {
            environment.put("CUDA_VISIBLE_DEVICES", gpu);
            // Counted as nvidia-smi does, not the fastest first.
            environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        }
        if (bitwise) {
            // cuBLAS adds up in one order only with a workspace of fixed size, and teams of threads must keep theirs.
            environment.putIfAbsent("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
            environment.putIfAbsent("OMP_DYNAMIC", "false");
            environment.putIfAbsent("MKL_DYNAMIC", "false");
        }
        switch (flavor) {
            case CPU -> {
                // A libtorch of the user's environment would win over the one on the class path.
                environment.remove("PYTORCH_LIBRARY_PATH");
                environment.put("PYTORCH_FLAVOR", "cpu");
            }
            case CU128 -> {
                environment.remove("PYTORCH_LIBRARY_PATH");
                environment.put("PYTORCH_FLAVOR", "cu128");
            }
            case LOCAL -> {
                LocalLibtorch here = LocalLibtorch.of(inherited);
                environment.put("PYTORCH_VERSION", here.version());
                environment.put("PYTORCH_FLAVOR", here.flavor());
            }
        }
        return environment;
    }

    /** Splits at spaces that are not between double quotes; the quotes go. */
    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line.strip() + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
