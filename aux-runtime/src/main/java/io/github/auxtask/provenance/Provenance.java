package io.github.auxtask.provenance;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from.
 *
 * @param code the checkout that holds the reproduction
 * @param versions of {@code auxtask}, {@code java}, {@code os}, {@code arch} and the engine's parts
 * @param threads inside one operation
 * @param precision {@code fp32} or {@code bf16}
 * @param device {@code cpu} or {@code gpu}
 * @param environment the variables that change numbers or speed, as far as they are set
 * @param locale as a language tag; numbers must not depend on it
 */
public record Provenance(
        Code code,
        Map<String, String> versions,
        Hardware hardware,
        int threads,
        String precision,
        String device,
        Map<String, String> environment,
        String locale) {
    /**
     * The state of a checkout; all {@code null} outside of one, and the latter two where no git is installed.
     *
     * @param commit the checked-out commit
     * @param dirty whether files differ from it, run records aside
     * @param digest SHA-256 of what differs; {@code null} where nothing does
     */
    public record Code(
            @Nullable String commit,
            @Nullable Boolean dirty,
            @Nullable String digest) {}

    /**
     * The machine.
     *
     * @param cpu model, as the processor names itself
     * @param cores that the process may use
     * @param memoryMiB main memory
     * @param gpu model of the graphics card, if one computed
     */
    public record Hardware(
            String cpu, int cores, long memoryMiB, @Nullable String gpu) {
        /** This machine, with the graphics card that the engine computes on, if any. */
        public static Hardware ofThisMachine(@Nullable String gpu) {
            return new Hardware(
                    Machine.cpuModel(), Runtime.getRuntime().availableProcessors(), Machine.memoryMiB(), gpu);
        }
    }

    public Provenance {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
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
                versions,
                Hardware.ofThisMachine(engine.gpu()),
                engine.threads(),
                engine.precision(),
                engine.device(),
                Machine.environment(System.getenv()),
                Locale.getDefault().toLanguageTag());
    }
}
