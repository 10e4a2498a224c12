package io.github.auxtask.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine and the installed version of this library, as far as they may be told. */
final class Machine {
    static final String UNKNOWN = "unknown";
    private static final List<String> JVM_OPTIONS = List.of("-X", "-Dai.djl.", "-Dauxtask.sameMethod=");
    private static final Set<String> VARIABLES = Set.of(
            "OMP_NUM_THREADS", "NVIDIA_TF32_OVERRIDE", "CUBLAS_WORKSPACE_CONFIG", "MKL_NUM_THREADS", "PYTORCH_FLAVOR");
    private static final Set<String> VECTOR_UNITS =
            Set.of("sse4", "avx", "fma", "f16c", "amx", "asimd", "sve", "sme", "bf16", "i8mm");
    private static final Set<String> PREFIXES = Set.of("ONEDNN_", "DNNL_");
    private static final String POM_PROPERTIES = "/META-INF/maven/io.github.auxtask/aux-runtime/pom.properties";
    private static final int MIB = 1 << 20;

    private Machine() {}

    static String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::processorVariable);
        } catch (IOException e) {
            return processorVariable();
        }
    }

    /** Windows names its processor in the environment; elsewhere the architecture must do. */
    private static String processorVariable() {
        String identifier = System.getenv("PROCESSOR_IDENTIFIER");
        return identifier == null ? System.getProperty("os.arch") : identifier;
    }

    /** Of the first processor, as Linux names them; empty elsewhere. */
    static String cpuFlags() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(Machine::relevant)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Of some hundred flags those of vector units; the line looks like {@code flags : fpu avx2 ...}. */
    static String relevant(String line) {
        return Stream.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .filter(flag -> VECTOR_UNITS.stream().anyMatch(flag::startsWith))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static long memoryMiB() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize() / MIB
                : 0;
    }

    /** The variables that change numbers or speed; a value that holds a path is masked. */
    static Map<String, String> environment(Map<String, String> all) {
        Map<String, String> allowed = new TreeMap<>();
        all.forEach((name, value) -> {
            if (VARIABLES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith)) {
                allowed.put(name, value.contains("/") || value.contains("\\") ? "(a path)" : value);
            }
        });
        return allowed;
    }

    /** The options that change numbers or speed, and what a user promised of a changed method; what holds a path is masked, other properties are nobody's business. */
    static String jvmOptions(List<String> all) {
        return all.stream()
                .filter(option -> JVM_OPTIONS.stream().anyMatch(option::startsWith))
                .map(Machine::masked)
                .collect(Collectors.joining(" "));
    }

    private static String masked(String option) {
        boolean path = option.contains("/") || option.contains("\\");
        return path ? option.replaceFirst("=.*|$", "=(a path)") : option;
    }

    /** From the descriptor that Maven puts into the jar; classes that are not in a jar are a development build. */
    static String auxtaskVersion() {
        try (InputStream stream = Machine.class.getResourceAsStream(POM_PROPERTIES)) {
            if (stream == null) {
                return "development";
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
