package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.device.ArithmeticProbe;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.CpuFeatures;
import io.github.auxtask.run.device.PrecisionProbe;
import io.github.auxtask.run.device.PromisedArithmetic;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.NamedData;
import io.github.auxtask.run.store.FolderCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a run needs, and says what is missing with the command that mends it. Never fails itself. */
public final class Doctor {
    private static final double GIB = 1L << 30;
    private static final double MIB_PER_GIB = 1 << 10;
    private static final double TIGHT_GIB = 5;
    private static final double SMALL_MEMORY_GIB = 3;
    private static final double MILLIS = 1e3;

    private final Session session;

    public Doctor(Session session) {
        this.session = session;
    }

    public int run() {
        engine();
        tell(DoctorFinding.ok(
                "java",
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + "."));
        memory();
        folder("store", session.request().store(), "-Daux.store=FOLDER");
        if (Boolean.getBoolean(StoreFindings.PROPERTY)) {
            new StoreFindings(session.request().store()).all(session::checkStop).forEach(Doctor.this::tell);
        }
        Path home = dataHome();
        if (home != null) {
            folder("data folder", home, "-Daux.data=FOLDER");
            datasets();
        }
        return 0;
    }

    private void engine() {
        try (Computer computer = session.startComputer()) {
            tell(DoctorFinding.ok("engine", "PyTorch " + computer.libtorch() + " by DJL " + computer.djl() + "."));
            device(computer);
            int cores = Runtime.getRuntime().availableProcessors();
            tell(DoctorFinding.ok(
                    "threads", computer.threads() + " of " + cores + " processors compute (-Daux.threads)."));
            tell(precision(computer));
            tell(GraphCheck.run(computer.manager()));
            tell(arithmetic(computer));
            tell(determinism(computer));
        } catch (BadInputException e) {
            tell(DoctorFinding.missing("engine", String.valueOf(e.getMessage()), "mvn aux:doctor -Daux.flavor=cpu"));
        }
    }

    private void device(Computer computer) {
        if (computer.device().equals("gpu")) {
            tell(DoctorFinding.ok("device", "The GPU is used: " + computer.gpu() + "."));
        } else {
            String why = computer.cudaBuild()
                    ? "CUDA shows no GPU."
                    : "this libtorch is for the CPU; an NVIDIA GPU is used with -Daux.flavor=cu128.";
            tell(DoctorFinding.ok("device", "The CPU is used: " + why));
        }
    }

    private static DoctorFinding precision(Computer computer) {
        if (computer.device().equals("gpu")) {
            return DoctorFinding.ok(
                    "precision",
                    "-Daux.precision=bf16 uses the GPU's matrix units, and so does tf32 from compute capability 8.0 on.");
        }
        CpuFeatures cpu = CpuFeatures.ofThisMachine();
        return DoctorFinding.ok("precision", cpu.meaning() + (cpu.fastBf16() ? " " + measured(computer) : ""));
    }

    private static String measured(Computer computer) {
        Map<Precision, Double> seconds = PrecisionProbe.seconds(computer.manager());
        double full = seconds.getOrDefault(Precision.FP32, Double.NaN);
        double half = seconds.getOrDefault(Precision.BF16, Double.NaN);
        return String.format(
                Locale.ROOT,
                "A residual block of ResNet-18 takes %.0f ms in bf16 and %.0f ms in fp32, as measured now; aux:plan measures a whole"
                        + " network. Runs in bf16 are other runs, kept beside those in fp32.",
                MILLIS * half,
                MILLIS * full);
    }

    private static DoctorFinding arithmetic(Computer computer) {
        Map<String, String> found = ArithmeticProbe.of(computer.manager(), Precision.FP32);
        try {
            PromisedArithmetic.require(Precision.FP32, found, System.getenv());
        } catch (BadInputException e) {
            return DoctorFinding.warn(
                    "arithmetic", String.valueOf(e.getMessage()), "mvn aux:doctor shows whether that helped");
        }
        return DoctorFinding.ok(
                "arithmetic",
                "fp32 products, as probed: matmul in " + found.get("matmul") + ", convolution in "
                        + found.get("convolution") + ".");
    }

    private DoctorFinding determinism(Computer computer) {
        Path anywhere = session.request().store();
        Provenance here = Provenance.capture(anywhere, computer.facts(Precision.FP32));
        List<SelfTestCache.Tested> tested = new SelfTestCache(anywhere).on(SelfTestCache.machine(here));
        if (tested.isEmpty()) {
            return DoctorFinding.ok(
                    "determinism", "Not tested here yet; the first aux:train does (-Daux.determinism).");
        }
        Map<String, Long> levels = tested.stream()
                .collect(Collectors.groupingBy(test -> test.level().word(), TreeMap::new, Collectors.counting()));
        String text = levels.entrySet().stream()
                .map(level -> level.getKey() + " for " + level.getValue())
                .collect(Collectors.joining(", "));
        return DoctorFinding.ok("determinism", "Tested here: " + text + " of " + tested.size() + " networks.");
    }

    private void memory() {
        long mebibytes = Provenance.Hardware.ofThisMachine(null).memoryMiB();
        String text = String.format(Locale.ROOT, "%.1f GiB of main memory.", mebibytes / MIB_PER_GIB);
        tell(
                mebibytes / MIB_PER_GIB < SMALL_MEMORY_GIB
                        ? DoctorFinding.warn(
                                "memory", text + " ResNet-18 with batches of 128 needs 2.5.", "use a smaller batch")
                        : DoctorFinding.ok("memory", text));
    }

    private @Nullable Path dataHome() {
        try {
            DataAccess access = session.dataAccess();
            return access.home();
        } catch (BadInputException e) {
            tell(DoctorFinding.missing("data folder", String.valueOf(e.getMessage()), "-Daux.data=FOLDER"));
            return null;
        }
    }

    private void folder(String topic, Path path, String option) {
        FolderCheck check = FolderCheck.of(path);
        if (!check.writable()) {
            tell(DoctorFinding.missing(topic, path + " cannot be written: " + check.problem() + ".", option));
        } else if (check.freeBytes() / GIB < TIGHT_GIB) {
            tell(DoctorFinding.warn(topic, free(path, check), "free some space, or " + option));
        } else {
            tell(DoctorFinding.ok(topic, free(path, check)));
        }
    }

    private static String free(Path path, FolderCheck check) {
        return String.format(Locale.ROOT, "%s, %.1f GiB free.", path, check.freeBytes() / GIB);
    }

    /** All that need no settings, and those of the plan that have some. */
    private void datasets() {
        DataAccess access = session.dataAccess();
        for (DatasetSource source : Datasets.all()) {
            if (source.settings().stream().allMatch(key -> key.defaultValue() != null)) {
                dataset(source.name(), () -> source.status(access, true));
            }
        }
        if (session.request().plan() != null) {
            session.plan().runs().stream()
                    .map(PlannedRun::data)
                    .distinct()
                    .filter(data -> !data.settings().isEmpty())
                    .forEach(data ->
                            dataset(data.name(), () -> NamedData.of(data).status(access, true)));
        }
    }

    private void dataset(String name, Supplier<DatasetStatus> look) {
        session.checkStop();
        String topic = "data set " + name;
        DatasetStatus status;
        try {
            status = look.get();
        } catch (BadInputException e) {
            tell(DoctorFinding.missing(topic, String.valueOf(e.getMessage()), "mend that, then look again"));
            return;
        }
        String text = status.detail() + (status.path() == null ? "" : " (" + status.path() + ")") + ".";
        if (!status.present()) {
            tell(DoctorFinding.missing(topic, text, status.remedy()));
        } else {
            tell(
                    status.remedy().isEmpty()
                            ? DoctorFinding.ok(topic, text)
                            : DoctorFinding.warn(topic, text, status.remedy()));
        }
    }

    private void tell(DoctorFinding finding) {
        finding.sendTo(session.events());
    }
}
