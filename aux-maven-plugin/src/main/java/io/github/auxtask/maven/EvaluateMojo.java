package io.github.auxtask.maven;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.console.Following;
import io.github.auxtask.maven.model.ModelImages;
import io.github.auxtask.maven.model.ModelNormalisation;
import io.github.auxtask.maven.model.ModelQuestion;
import io.github.auxtask.maven.model.ModelThreat;
import io.github.auxtask.maven.options.WholeNumber;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.single.ModelReport;
import io.github.auxtask.report.single.ModelVerdict;
import io.github.auxtask.run.device.CpuFeatures;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.script.ScriptedModel;
import io.github.auxtask.train.PretrainedWeights;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a model of one's own, without a project and without {@code reproduction.yaml}: clean accuracy, the strong suite and its
 * checks. Writes the record, a page with the verdict ({@code model.html}), a card with RobustBench's fields ({@code model-card.json}) and a
 * badge. The model is a safetensors file of a known architecture, or a TorchScript file; with commas several make an ensemble. {@code
 * -Daux.data} is the name of a data set here, or a folder: of images, with a folder for each class, or of {@code images.npy} and {@code labels.npy}. Data sets are kept
 * where AUX_DATA_HOME says.
 *
 * @since 0.1.0
 */
@Mojo(name = "evaluate", requiresProject = false, threadSafe = true)
public final class EvaluateMojo extends AbstractWorkerMojo {
    private static final List<String> SUITES = List.of("reduced", "standard", "plus", "rand");
    private static final double MOST_PERCENT = 100;
    private static final int LARGEST_SIDE = 4096;

    /**
     * The safetensors or TorchScript file of the model; several with commas between them are an ensemble (the sum of their probabilities).
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.model")
    @Nullable
    String model;

    /**
     * The model's network, by its name in {@code mvn aux:list}; for an ensemble one for all, or one for each file. A TorchScript file is its
     * own network and is called {@code torchscript}, or {@code torchscript-random} if it may draw random numbers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.architecture")
    @Nullable
    String architecture;

    /**
     * The attacker: norm and epsilon in pixels from 0 to 1, such as {@code linf:8/255} or {@code l2:0.5}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.threat", defaultValue = "linf:8/255")
    String threat;

    /**
     * A robust accuracy in percent that is claimed of the model: the page says whether it stands.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.claim")
    @Nullable
    String claim;

    /**
     * How many of the test images are used, classes balanced; all if 0. If not set: 1000, or all where there are fewer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.images")
    @Nullable
    String images;

    /**
     * The side in pixels that images of a folder are resized to, the middle cut out of what is not square; 0 keeps their own size.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.size", defaultValue = "0")
    String size;

    /**
     * Names of the classes in the order of the model's scores, with commas between them, where that is not the data set's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.classes")
    @Nullable
    String classes;

    /**
     * What pixels from 0 to 1 are standardised with before the network is given them: {@code none}, {@code cifar10}, {@code imagenet}, or
     * three means and three deviations with commas between them. If not set: what the file has itself, else none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.normalisation", defaultValue = "")
    @Nullable
    String normalisation;

    /**
     * Whose names the tensors have: {@code state-dict} (the architecture's own code), {@code timm} or {@code torchvision}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.names", defaultValue = "state-dict")
    String names;

    /**
     * The suite of attacks: {@code reduced} (a fraction of AutoAttack's budget, without FAB), {@code standard} (AutoAttack's four, in its
     * budget), {@code plus} (more losses and restarts), {@code rand} (for random defences).
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.suite", defaultValue = "reduced")
    String suite;

    /**
     * Whether checks C1 to C18 are made: {@code quick}, {@code all} or {@code none}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.checks", defaultValue = "quick")
    String checks;

    /**
     * The folder that everything is written into; {@code target/evaluate} if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.output")
    @Nullable
    File output;

    @Override
    boolean needsReproduction() {
        return false;
    }

    /** The option names the images here, and not where data sets are kept. */
    @Override
    @Nullable
    File dataHome() {
        return null;
    }

    @Override
    void checkOptions() {
        super.checkOptions();
        ModelThreat.parse(threat);
        oneOf("aux.suite", suite, SUITES);
        oneOf("aux.checks", checks, List.of("quick", "all", "none"));
        claimed();
        if (search() != Precision.FP32 && suite.equals("rand")) {
            throw new BadInputException(
                    "-Daux.precision=" + precision + " does not go with -Daux.suite=rand: what was found"
                            + " cannot be confirmed where every answer differs.");
        }
        size();
        images();
    }

    /** What adversarial images are looked for in. */
    private Precision search() {
        Precision asked = precision == null ? Precision.FP32 : Precision.parse(precision);
        if (asked == Precision.TF32) {
            throw new BadInputException(
                    "-Daux.precision=tf32 is for trainings: adversarial images are looked for in fp32 or bf16.");
        }
        return asked;
    }

    private int size() {
        return WholeNumber.of("aux.size", size, 0, LARGEST_SIDE, 0);
    }

    /** {@code null} for as many as usual. */
    private @Nullable Integer images() {
        return images == null || images.isBlank()
                ? null
                : (Integer) WholeNumber.of("aux.images", images, 0, Integer.MAX_VALUE, 0);
    }

    private static void oneOf(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new BadInputException(
                    "-D" + option + " is '" + value + "', but must be " + String.join(" or ", allowed) + ".");
        }
    }

    private @Nullable Double claimed() {
        if (claim == null || claim.isBlank()) {
            return null;
        }
        String number = claim.replace("%", "").strip();
        double value = number.matches("\\d{1,3}(\\.\\d+)?") ? Double.parseDouble(number) : -1;
        if (value < 0 || value > MOST_PERCENT) {
            throw new BadInputException(
                    "-Daux.claim is '" + claim + "', but must be a percentage from 0 to 100, such as 47.");
        }
        return value;
    }

    private static String required(@Nullable String value, String option, String example) {
        if (value == null || value.isBlank()) {
            throw new BadInputException("The option -D" + option + " is missing: say " + example + ".");
        }
        return value;
    }

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        ModelQuestion question = question();
        Path folder = folder();
        ModelReport.remove(folder);
        reproductionFile = folder.resolve("reproduction.yaml").toFile();
        AtomicFile.write(reproductionFile.toPath(), question.yaml().getBytes(StandardCharsets.UTF_8));
        Reproduction reproduction = reproduction();
        Plan plan = Plan.of(reproduction, new Selection(ModelQuestion.BUDGET, null, question.only(), null));
        getLog().info(question.title() + ": " + question.images().name() + ", "
                + question.threat().text() + "; normalisation: "
                + question.normalisation().found());
        tellOfPrecision(question.search());
        if (question.architectures().contains(ScriptedModel.RANDOM) && !suite.equals("rand")) {
            getLog().warn("The model draws random numbers, whose single gradients mislead the attacks of"
                    + " -Daux.suite=" + suite + ": take -Daux.suite=rand, which takes the mean of several.");
        }
        launch("attack", plan, 1, properties(question.files()), Following.log(getLog()));
        PlannedRun run = plan.selected().get(0);
        RunRecord record = record(reproduction, run);
        ModelVerdict verdict = ModelVerdict.of(record, question.threat().text(), claimed());
        Path page = new ModelReport(
                        reproduction,
                        record,
                        verdict,
                        question.title(),
                        String.join(" + ", question.architectures()),
                        question.files().keySet().stream().map(ContentId::hex).collect(Collectors.joining(" + ")))
                .write(
                        folder,
                        new RunFolder(places().store()
                                        .resolve("runs")
                                        .resolve(run.id().hex()))
                                .pictures());
        getLog().info(verdict.text());
        getLog().info("the report is " + page);
    }

    /** Without a POM the target folder is that of the working directory. */
    private Path folder() {
        Path target = project.getFile() == null
                ? Path.of(session.getExecutionRootDirectory()).resolve("target")
                : Path.of(project.getBuild().getDirectory());
        Path folder = (output == null ? target.resolve("evaluate") : output.toPath())
                .toAbsolutePath()
                .normalize();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new BadInputException(
                    folder + " is not a folder: name one for the report, there or not, with -Daux.output.");
        }
        return folder;
    }

    private RunRecord record(Reproduction reproduction, PlannedRun run) throws MojoExecutionException {
        return RunsFolder.read(reproduction, getLog()).stream()
                .filter(record -> record.id().equals(run.id()))
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "The worker wrote no record of the model: run the same command again."));
    }

    private ModelQuestion question() {
        Map<ContentId, Path> files = ModelQuestion.files(
                required(model, "aux.model", "-Daux.model=FILE.safetensors"), architecture == null ? "" : architecture);
        List<String> networks = ModelQuestion.architectures(
                required(
                        architecture,
                        "aux.architecture",
                        "which network the file is of, as in -Daux.architecture=resnet18"),
                files.size());
        String asked = required(
                session.getUserProperties().getProperty("aux.data"),
                "aux.data",
                "which images, as in -Daux.data=cifar10");
        ModelNormalisation standardised =
                ModelNormalisation.of(normalisation == null ? "" : normalisation, programs(files, networks));
        DataAccess access = new DataAccess(
                DataHome.resolve(System.getenv(DataHome.VARIABLE)), session.isOffline(), DownloadListener.NONE);
        ModelImages tested = ModelImages.of(asked, size(), access);
        return new ModelQuestion(
                files,
                networks,
                names,
                tested,
                tested.count(images()),
                tested.classes(classes),
                standardised,
                ModelThreat.parse(threat),
                suite.equals(SUITES.get(0)) ? "suite" : "suite-" + suite,
                search(),
                checks);
    }

    private static Map<Path, Boolean> programs(Map<ContentId, Path> files, List<String> networks) {
        Map<Path, Boolean> programs = new LinkedHashMap<>();
        int i = 0;
        for (Path file : files.values()) {
            programs.put(file, ScriptedModel.isArchitecture(networks.get(i++)));
        }
        return programs;
    }

    private void tellOfPrecision(Precision search) {
        boolean fast = CpuFeatures.ofThisMachine().fastBf16();
        if (search == Precision.BF16 && !fast) {
            getLog().warn("This processor has no bf16 units: unless a GPU computes, looking for adversarial images in"
                    + " bfloat16 takes no less time than in float32.");
        } else if (fast && precision == null && !List.of("reduced", "rand").contains(suite)) {
            getLog().info(
                            "this processor has bf16 units: -Daux.precision=bf16 looks for adversarial images in bfloat16,"
                                    + " which takes less time, and judges them in float32 all the same");
        }
    }

    /** Where the files lie is told beside the settings, so that no id depends on it. */
    private static String properties(Map<ContentId, Path> files) {
        return files.entrySet().stream()
                .map(file -> "\"-D" + PretrainedWeights.PROPERTY + file.getKey() + "=" + file.getValue() + "\"")
                .collect(Collectors.joining(" "));
    }
}
