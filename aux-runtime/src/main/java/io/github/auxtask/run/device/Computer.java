package io.github.auxtask.run.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.trace.ProgramTarget;
import io.github.auxtask.provenance.EngineFacts;
import io.github.auxtask.provenance.Provenance;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine, started on one device with a fixed number of threads.
 *
 * @param manager owner of everything on the device; close it last
 * @param device {@code cpu} or {@code gpu}
 * @param gpu the GPU that computes, or null
 * @param cudaBuild whether this libtorch could use a GPU if there were one
 * @param threads that one operation is computed with on the CPU
 * @param djl version of DJL
 * @param libtorch version of libtorch
 */
public record Computer(
        NDManager manager,
        String device,
        @Nullable String gpu,
        boolean cudaBuild,
        int threads,
        String djl,
        String libtorch)
        implements AutoCloseable {
    private static final String CUDNN_BENCHMARK = "ai.djl.pytorch.cudnn_benchmark";
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    /**
     * Starts the engine; once in a process.
     *
     * @param threads null for what the JVM was started with, else for all cores
     * @param offline true if natives must not be downloaded
     * @throws BadInputException if the engine cannot be loaded, or a GPU is asked for and there is none
     */
    public static Computer start(DeviceChoice choice, @Nullable Integer threads, boolean offline) {
        setUnlessGiven("ai.djl.pytorch.graph_optimizer", "false");
        setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
        // timing kernels to choose among them would make the choice, and so the bits, a matter of luck
        setUnlessGiven(CUDNN_BENCHMARK, "false");
        if (threads != null) {
            System.setProperty(THREADS, threads.toString());
        }
        if (offline) {
            System.setProperty("ai.djl.offline", "true");
        }
        Engine engine = load();
        Device device = choose(choice, engine);
        return new Computer(
                NDManager.newBaseManager(device),
                device.isGpu() ? "gpu" : "cpu",
                device.isGpu() ? gpuName(device) : null,
                engine.hasCapability(StandardCapabilities.CUDA),
                JniUtils.getNumThreads(),
                Engine.getDjlVersion(),
                engine.getVersion());
    }

    /** What records say about it. */
    public EngineFacts facts(Precision precision) {
        Map<String, String> versions = new TreeMap<>(Map.of("djl", djl, "libtorch", libtorch));
        boolean onGpu = device.equals("gpu");
        if (onGpu) {
            versions.put("cuda", CudaUtils.getCudaVersionString());
            CudaLibraries.cudnn().ifPresent(version -> versions.put("cudnn", version));
            GraphicsCard.of(manager.getDevice().getDeviceId()).ifPresent(card -> versions.put("driver", card.driver()));
        }
        return new EngineFacts(
                versions,
                gpu,
                new Provenance.Computation(
                        device,
                        threads,
                        precision.toString(),
                        arithmetic(precision),
                        onGpu ? Boolean.getBoolean(CUDNN_BENCHMARK) : null));
    }

    /**
     * Sees to it that products have the precision that a run promises.
     *
     * @throws BadInputException if they have not, as {@link PromisedArithmetic} says
     */
    public void require(Precision precision) {
        PromisedArithmetic.require(precision, ArithmeticProbe.of(manager, precision), System.getenv());
    }

    private Map<String, String> arithmetic(Precision precision) {
        Map<String, String> found = new TreeMap<>(ArithmeticProbe.of(manager, precision));
        found.putAll(ProgramTarget.words(manager.getDevice(), precision));
        return found;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Engine load() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError | IllegalStateException e) {
            if (innermost(e).contains("Offline mode")) {
                throw new BadInputException(
                        "libtorch is not on this machine yet, and nothing may be downloaded: run once without -o, or use the"
                                + " natives of Maven Central with -Daux.flavor=cpu.",
                        e);
            }
            throw new BadInputException(
                    "The PyTorch engine cannot be loaded: " + innermost(e)
                            + "; run mvn aux:doctor, or choose other natives with -Daux.flavor=cpu|cu128|local.",
                    e);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        String text = message == null || message.isBlank()
                ? inner.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static Device choose(DeviceChoice choice, Engine engine) {
        boolean gpu = engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
        return switch (choice) {
            case CPU -> Device.cpu();
            case AUTO -> gpu ? Device.gpu() : Device.cpu();
            case GPU -> {
                if (!gpu) {
                    throw new BadInputException(noGpu(engine));
                }
                yield Device.gpu();
            }
        };
    }

    /** CUDA's runtime, as DJL reaches it, tells the compute capability; the rest the driver's own tool does. */
    private static String gpuName(Device device) {
        String capability = "compute capability " + CudaUtils.getComputeCapability(device.getDeviceId());
        return GraphicsCard.of(device.getDeviceId())
                .map(card -> card.text() + ", " + capability)
                .orElse("NVIDIA, " + capability + ", CUDA " + CudaUtils.getCudaVersionString());
    }

    private static String noGpu(Engine engine) {
        return engine.hasCapability(StandardCapabilities.CUDA)
                ? "A GPU is asked for (-Daux.device=gpu), but this machine shows none to CUDA: look at nvidia-smi, or leave"
                        + " the option out to compute on the CPU."
                : String.format(
                        Locale.ROOT,
                        "A GPU is asked for (-Daux.device=gpu), but this libtorch %s is for the CPU only: add"
                                + " -Daux.flavor=cu128 (NVIDIA, CUDA 12.8) or local (the PyTorch that is here, docs/gpu.md), or leave the"
                                + " option out to compute on the CPU.",
                        engine.getVersion());
    }

    @Override
    public void close() {
        manager.close();
    }
}
