package io.github.auxtask.train.template;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.run.diagnose.NoiseMadeDataSets;
import io.github.auxtask.run.prepare.NamedData;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.checkpoint.Checkpoint;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.checkpoint.Checkpoints;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How much of the bare step's speed a whole training keeps, for every method: loading, augmentation, targets and logging included. The
 * trainings are those of committed records, cut to some steps and epochs, phase by phase. After every epoch the same steps run on the same
 * batches, which lie ready in memory, so that both are measured in turns in one process. Prints images a second of wall-clock time and of processor time, their
 * ratios, and the resident memory; asserts nothing. What a run would be made from other runs is replaced by noise.
 *
 * <p>Arguments: a folder of reproductions; the beginnings of the ids that are meant, with commas between them, {@code all}, or
 * {@code last}, which is one of each reproduction; steps of an epoch (8), epochs (5), threads (1), precision (the record's). Data sets
 * are looked for in {@code AUX_DATA_HOME}; records of others are left out, with a word.
 */
public final class EndToEndBench {
    private EndToEndBench() {}

    /** Keeps nothing. */
    private static final class NoCheckpoints implements Checkpoints {
        @Override
        public Optional<Checkpoint> newest(ContentId run, Consumer<String> warning) {
            return Optional.empty();
        }

        @Override
        public void write(Checkpoint checkpoint) {}
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        int steps = number(arguments, 2, 8);
        int epochs = number(arguments, 3, 5);
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(number(arguments, 4, 1)));
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        System.out.println("| training | batch | img/s: end to end / bare step | ratio"
                + " | img per processor second: end to end / bare step | ratio | MiB |");
        System.out.println("|---|---|---|---|---|---|---|");
        String ids = arguments.length > 1 ? arguments[1] : "last";
        for (RunRecord record : records(Path.of(arguments[0]), ids)) {
            measure(record, steps, epochs, arguments.length > 5 ? arguments[5] : "");
        }
    }

    private static List<RunRecord> records(Path reproductions, String ids) throws IOException {
        List<RunRecord> chosen = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reproductions)) {
            for (Path runs : folders.map(folder -> folder.resolve("runs"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                List<RunRecord> records = RunRecords.read(runs).records().stream()
                        .filter(record -> record.configuration().settings().containsKey("batch"))
                        .toList();
                if (ids.equals("last")) {
                    chosen.addAll(records.subList(Math.max(0, records.size() - 1), records.size()));
                } else {
                    records.stream()
                            .filter(record -> ids.equals("all")
                                    || Stream.of(ids.split(",", -1))
                                            .anyMatch(record.id().hex()::startsWith))
                            .forEach(chosen::add);
                }
            }
        }
        return chosen;
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void measure(RunRecord record, int steps, int epochs, String precision) {
        Map<String, Object> settings = new HashMap<>(record.configuration().settings());
        int batch = ((Number) settings.get("batch")).intValue();
        if (settings.get("phases") instanceof List<?> phases && !phases.isEmpty()) {
            settings.put(
                    "phases",
                    phases.stream().map(phase -> shortened(phase, epochs)).toList());
        } else {
            settings.put("epochs", epochs);
        }
        settings.put("data.train", batch * steps);
        settings.put("data.validation", batch);
        if (!precision.isEmpty()) {
            settings.put("precision", precision);
        }
        RunRecord.Configuration configuration = record.configuration();
        PlannedRun run = PlannedRun.of(
                configuration.variant(),
                configuration.seed(),
                settings,
                new MethodRef(
                        configuration.method().name(), configuration.method().version()),
                new DataRef(
                        record.data().name(),
                        record.data().digest(),
                        record.data().settings()),
                List.of(),
                List.of());
        String home = System.getenv("AUX_DATA_HOME");
        DataAccess access = DataAccess.of(
                home == null ? Path.of(System.getProperty("user.home"), ".auxtask", "datasets") : Path.of(home));
        NamedData data = NamedData.of(run.data());
        if (!data.status(access, false).present()) {
            System.out.println(
                    "(" + run.label() + " is left out: " + run.data().name() + " is not in " + access.home() + ")");
            return;
        }
        Dataset dataset = data.load(access);
        RunMethod how = RunMethod.of(run);
        TrainingDeclaration declaration = RunTraining.of(how, dataset, access)
                .with(new NoiseMadeDataSets(how, dataset.description()))
                .measured()
                .declaration();
        for (TrainingPhase phase : declaration.phases()) {
            String name = declaration.phases().size() > 1 ? ", phase " + phase.name() : "";
            measure(
                    run.method().name() + ": " + run.label() + name,
                    declaration.phases(List.of(phase)),
                    how,
                    dataset,
                    access);
        }
    }

    /** A phase that says nothing of its epochs takes those of the top, so all of them get their own. */
    private static Map<String, Object> shortened(Object phase, int epochs) {
        Map<String, Object> own = new HashMap<>();
        ((Map<?, ?>) phase).forEach((key, value) -> own.put((String) key, value));
        own.put("epochs", epochs);
        return own;
    }

    private static void measure(
            String label, TrainingDeclaration declaration, RunMethod how, Dataset dataset, DataAccess access) {
        ProgramBuilder builder = Program.named("bench");
        PhaseProgram traced = PhaseProgram.declare(
                builder, "", declaration, declaration.phases().get(0), how.precision(), null);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState network = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 1));
                InputStages stages = InputStages.of(declaration.data(), traced.takesStored(), manager)) {
            TrainingPlace place = new TrainingPlace(
                    how.run().id(),
                    how.run().seed(),
                    how.precision(),
                    how.standardisation(dataset),
                    access,
                    manager,
                    new NoCheckpoints(),
                    TrainingListener.NONE,
                    () -> false);
            Phase phase = traced.on(program, network, place, stages);
            try (TrainingStep step = phase.step().get()) {
                EndToEndTurns turns = new EndToEndTurns(label, step, epoch -> inMemory(phase.batches(), epoch));
                TrainingLoop.train(new TrainingRun(
                        place.run(),
                        place.seed(),
                        manager.getEngine(),
                        network,
                        List.of(phase),
                        place.checkpoints(),
                        CheckpointInterval.USUAL,
                        turns,
                        place.stopRequested()));
                System.out.println(turns.row());
            }
        }
    }

    private static List<Batch> inMemory(BatchLoader loader, int epoch) {
        List<Batch> all = new ArrayList<>();
        try (Batches batches = loader.epoch(epoch)) {
            batches.forEach(all::add);
        }
        return all;
    }
}
