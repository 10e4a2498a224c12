package io.github.auxtask.script;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.script.archive.ArchivedValues;
import io.github.auxtask.script.archive.ElementType;
import io.github.auxtask.script.archive.PickleReader;
import io.github.auxtask.script.archive.PickledObject;
import io.github.auxtask.script.archive.ProgramArchive;
import io.github.auxtask.script.follow.Follower;
import io.github.auxtask.script.follow.ModelTensors;
import io.github.auxtask.script.follow.Operators;
import io.github.auxtask.script.source.OperatorUses;
import io.github.auxtask.script.source.ProgramPlace;
import io.github.auxtask.script.source.ProgramSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A classifier in a TorchScript file. A TorchScript file is a program. It is neither unpickled nor loaded by the engine: its text is parsed,
 * every operator in it must be on a list ({@link Operators}), and then {@code forward} is followed from the images to the scores, and the
 * operators on that way are written into the graph like those of any network here. So attacks, checks and gradients are those of networks
 * that were trained here.
 */
public final class ScriptedModel {
    /** What a user asks for a TorchScript file by, in the place of an architecture. */
    public static final String ARCHITECTURE = "torchscript";

    /** The same for a program that may draw random numbers. */
    public static final String RANDOM = "torchscript-random";

    private final String name;
    private final ProgramSource source;
    private final PickledObject root;
    private final ModelTensors tensors;
    private final Map<String, Integer> operators;
    private final int version;

    private ScriptedModel(
            String name,
            ProgramSource source,
            PickledObject root,
            ModelTensors tensors,
            Map<String, Integer> operators,
            int version) {
        this.name = name;
        this.source = source;
        this.root = root;
        this.tensors = tensors;
        this.operators = operators;
        this.version = version;
    }

    /**
     * Reads and checks a file. Nothing of it is run.
     *
     * @throws BadInputException if it is no TorchScript archive, is unclear about what is in it, holds a pickle that TorchScript does not write,
     *     or uses an operator that is not allowed; the message names the operator with its file and line
     */
    public static ScriptedModel open(Path file) {
        try (ProgramArchive archive = ProgramArchive.open(file)) {
            return read(archive);
        } catch (StackOverflowError e) {
            throw new BadInputException(
                    "The code of the model " + file.getFileName() + " is nested too deeply to be read.", e);
        }
    }

    private static ScriptedModel read(ProgramArchive archive) {
        int version = archive.version();
        // First what it does: a class that sets its own state would make a pickle that looks like none of
        // TorchScript's.
        ProgramSource source = ProgramSource.parse(archive.sources());
        Map<String, Integer> operators = checked(OperatorUses.of(source));
        Object root = PickleReader.read("data.pkl", archive.pickle("data.pkl"));
        Object constants = PickleReader.read("constants.pkl", archive.pickle("constants.pkl"));
        if (!(root instanceof PickledObject module) || !source.classes().containsKey(module.className())) {
            throw new BadInputException(
                    "The model " + archive.name() + " holds no module of its own code: save it with torch.jit.save.");
        }
        ModelTensors tensors = ModelTensors.of(module, constants, source);
        ArchivedValues values = new ArchivedValues(archive);
        for (String scalar : tensors.scalars()) {
            ModelTensors.Place place = placed(tensors, scalar);
            tensors.know(scalar, values.number(place.folder(), place.tensor()));
        }
        return new ScriptedModel(archive.name(), source, module, tensors, operators, version);
    }

    /** Whether an architecture's name says that the file is the network. */
    public static boolean isArchitecture(String name) {
        return name.equals(ARCHITECTURE) || name.equals(RANDOM);
    }

    private static Map<String, Integer> checked(Map<String, OperatorUses.Use> uses) {
        Map<String, Integer> operators = new LinkedHashMap<>();
        uses.forEach((operator, use) -> {
            if (!Operators.isAllowed(operator)) {
                throw new BadInputException(ProgramPlace.of(use.file(), use.line()) + " uses the operator " + operator
                        + ", which is not one of the " + Operators.allowed().size()
                        + " that a model may use here: the model is not run.");
            }
            operators.put(operator, use.calls());
        });
        return operators;
    }

    private static ModelTensors.Place placed(ModelTensors tensors, String name) {
        ModelTensors.Place place = tensors.places().get(name);
        if (place == null) {
            throw new BadInputException("The model has no tensor " + name + ".");
        }
        return place;
    }

    /** The file's name, without its folder. */
    public String name() {
        return name;
    }

    /** Every operator in its code, reached or not, and how often it stands there. */
    public Map<String, Integer> operators() {
        return Map.copyOf(operators);
    }

    /** The same for people: {@code 12 operators: add, batch_norm, conv2d}. */
    public String operatorText() {
        List<String> names = operators.keySet().stream()
                .map(operator -> operator.substring(operator.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        return names.size() + (names.size() == 1 ? " operator: " : " operators: ") + String.join(", ", names);
    }

    /** Whether a part of it was saved in training mode; it is evaluated as after {@code eval()}. */
    public boolean wasTraining() {
        return tensors.inTraining();
    }

    /** Types other than float32 in which its decimals are stored, for people; computed with as float32. */
    public List<String> otherTypes() {
        return tensors.places().values().stream()
                .filter(place -> place.folder().equals("data"))
                .map(place -> place.tensor().type())
                .filter(type -> type.isFloating() && type != ElementType.FLOAT)
                .map(type -> type.toString().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Writes the program's operators into the graph of its images.
     *
     * @param images [N, C, H, W], as the program wants them
     * @param classes K
     * @param random whether it may draw random numbers
     * @return scores [N, K]
     * @throws BadInputException if it cannot be followed, or gives something else
     */
    public Tensor scores(Tensor images, int classes, boolean random) {
        Tensor scores = Follower.scores(source, root, tensors, images, random, version);
        long[] shape = scores.shape();
        if (shape.length != 2 || shape[0] != -1 || shape[1] != classes) {
            throw new BadInputException("The model " + name + " gives "
                    + java.util.Arrays.toString(shape).replace("-1", "N")
                    + " for images " + java.util.Arrays.toString(images.shape()).replace("-1", "N")
                    + ", and not scores [N, " + classes
                    + "], one for each class of the data set.");
        }
        return scores;
    }

    /**
     * Reads values of its tensors.
     *
     * @param file the same file
     * @param names of tensors, as the graph's parameters are called
     * @return float32 by name
     */
    public Map<String, float[]> values(Path file, List<String> names) {
        try (ProgramArchive archive = ProgramArchive.open(file)) {
            ArchivedValues values = new ArchivedValues(archive);
            Map<String, float[]> read = new LinkedHashMap<>();
            for (String wanted : names) {
                ModelTensors.Place place = placed(tensors, wanted);
                read.put(wanted, values.read(place.folder(), place.tensor()));
            }
            return read;
        }
    }
}
