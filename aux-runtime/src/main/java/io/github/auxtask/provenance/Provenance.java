package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from. Maps are sorted by key. In a record the fields of {@link Programs} and the other groups stand side
 * by side.
 *
 * @param code the checkout that holds the reproduction
 */
public record Provenance(
        Code code,
        @JsonUnwrapped Programs programs,
        Hardware hardware,
        @JsonUnwrapped Computation computation,
        @JsonUnwrapped Launch launch,
        @JsonUnwrapped Randomness randomness) {
    /**
     * The state of a checkout; all {@code null} outside of one, and all but the commit where no git is installed.
     *
     * @param commit the checked-out commit
     * @param dirty whether files differ from it, run records aside
     * @param digest SHA-256 of what differs; {@code null} where nothing does
     * @param branch that is checked out; {@code null} if none is
     */
    public record Code(
            @Nullable String commit,
            @Nullable Boolean dirty,
            @Nullable String digest,
            @Nullable String branch) {
        /** A state of which the branch is not known. */
        public Code(@Nullable String commit, @Nullable Boolean dirty, @Nullable String digest) {
            this(commit, dirty, digest, null);
        }
    }

    /**
     * The machine.
     *
     * @param cpu model, as the processor names itself
     * @param cores that the process may use
     * @param memoryMiB main memory
     * @param gpu model of the graphics card, if one computed, with what it is known to have
     * @param flags of the processor, those that change which kernels compute: {@code avx2 avx512f fma}; empty if not known
     */
    public record Hardware(
            String cpu, int cores, long memoryMiB, @Nullable String gpu, String flags) {
        /** A machine whose processor flags are not known. */
        public Hardware(String cpu, int cores, long memoryMiB, @Nullable String gpu) {
            this(cpu, cores, memoryMiB, gpu, "");
        }

        /** This machine, with the graphics card that the engine computes on, if any. */
        public static Hardware ofThisMachine(@Nullable String gpu) {
            return new Hardware(
                    Machine.cpuModel(),
                    Runtime.getRuntime().availableProcessors(),
                    Machine.memoryMiB(),
                    gpu,
                    Machine.cpuFlags());
        }
    }

    /**
     * What computed.
     *
     * @param versions of {@code auxtask}, {@code java}, {@code os}, {@code arch} and the engine's parts
     * @param artifacts the programs by name to SHA-256: this library by its file name, everything that a user added by {@code
     *     group:artifact:version}, and under {@code class path} all of them together
     */
    public record Programs(Map<String, String> versions, Map<String, String> artifacts) {
        public Programs {
            versions = RunRecord.sorted(versions);
            artifacts = RunRecord.sorted(artifacts);
        }
    }

    /**
     * How it was computed.
     *
     * @param device {@code cpu} or {@code gpu}
     * @param threads inside one operation
     * @param precision {@code fp32} or {@code bf16}
     * @param arithmetic what a product of the kind in the key was really computed in, as a probe found it: {@code matmul} and
     *     {@code convolution} to {@code fp32}, {@code tf32} or {@code bf16}
     * @param cudnnBenchmark whether cuDNN may choose kernels by timing them; {@code null} without a GPU
     */
    public record Computation(
            String device,
            int threads,
            String precision,
            Map<String, String> arithmetic,
            @Nullable Boolean cudnnBenchmark) {
        public Computation {
            arithmetic = RunRecord.sorted(arithmetic);
        }
    }

    /**
     * How the process was started.
     *
     * @param environment the variables that change numbers or speed, as far as they are set
     * @param locale as a language tag; numbers must not depend on it
     * @param jvm the options that the Java machine was started with, paths masked; empty if not known
     */
    public record Launch(Map<String, String> environment, String locale, String jvm) {
        public Launch {
            environment = RunRecord.sorted(environment);
        }
    }

    /**
     * Whether it would come out again.
     *
     * @param determinism {@code bitwise}, {@code statistical} or {@code none}, as a test found it; {@code null} if not tested
     * @param streams what is drawn to how its stream is derived from the seed
     */
    public record Randomness(@Nullable String determinism, Map<String, String> streams) {
        public Randomness {
            streams = RunRecord.sorted(streams);
        }
    }

    /**
     * Looks at this process, this machine and the checkout around a folder. Never fails: what cannot be known is
     * {@code null} or {@code unknown}.
     *
     * @param folder of the reproduction
     * @param engine what only the engine knows
     */
    public static Provenance capture(Path folder, EngineFacts engine) {
        Map<String, String> versions = new TreeMap<>(engine.versions());
        versions.put("auxtask", Machine.auxtaskVersion());
        versions.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        versions.put("arch", System.getProperty("os.arch"));
        return new Provenance(
                GitState.of(folder),
                new Programs(versions, Artifacts.ofThisProcess()),
                Hardware.ofThisMachine(engine.gpu()),
                engine.computation(),
                new Launch(
                        Machine.environment(System.getenv()),
                        Locale.getDefault().toLanguageTag(),
                        Machine.jvmOptions(ManagementFactory.getRuntimeMXBean().getInputArguments())),
                new Randomness(null, Map.of()));
    }

    /**
     * The same with what is known of one run or evaluation.
     *
     * @param level of determinism that a test found; {@code null} if none was made
     * @param drawn what is drawn to how its stream is derived
     */
    public Provenance with(@Nullable String level, Map<String, String> drawn) {
        return new Provenance(code, programs, hardware, computation, launch, new Randomness(level, drawn));
    }
}
