package io.github.auxtask.maven.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.nn.pretrained.FileNormalisation;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is done to pixels from 0 to 1 before the network is given them.
 *
 * @param mean of red, green and blue
 * @param std of red, green and blue
 * @param found where it is from, for people
 */
public record ModelNormalisation(List<Float> mean, List<Float> std, String found) {
    private static final int NUMBERS = 6;
    private static final double SMALLEST_DEVIATION = 1e-6;

    /**
     * What is asked for, else what the file has, else nothing.
     *
     * @param asked {@code none}, {@code cifar10}, {@code imagenet}, or three means and three deviations; empty for what the file says
     * @param files of the model, or of the members of an ensemble, to whether each is a TorchScript program, which does all it does itself
     * @throws BadInputException if it is none of these, or a file has another one
     */
    public static ModelNormalisation of(String asked, Map<Path, Boolean> files) {
        Map.Entry<Path, Boolean> first = files.entrySet().iterator().next();
        ModelNormalisation all = of(asked, first.getKey(), first.getValue());
        for (Map.Entry<Path, Boolean> file : files.entrySet()) {
            if (!file.getValue()) {
                all.require(asked, file.getKey(), first.getKey());
            }
        }
        return all;
    }

    /** A file that normalises by itself is held against what is asked for, or what the first file has. */
    private void require(String asked, Path path, Path first) {
        try (PretrainedFile file = PretrainedFile.open(path, PretrainedFile.digest(path))) {
            FileNormalisation stored = FileNormalisation.of(file);
            if (!stored.isSame(floats(mean), floats(std))) {
                throw new BadInputException("The model " + path.getFileName() + " normalises in another way: "
                        + stored.text() + ", and "
                        + (asked.isBlank() && path.equals(first)
                                ? "one of mean and deviation is missing there: say both with -Daux.normalisation."
                                : asked.isBlank()
                                        ? first.getFileName()
                                                + " does not; members of an ensemble are given the same images, so"
                                                + " put the normalisation into TorchScript files."
                                        : "-Daux.normalisation is '" + asked + "': leave that out."));
            }
        }
    }

    private static float[] floats(List<Float> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private static ModelNormalisation of(String asked, Path file, boolean program) {
        return switch (asked.strip()) {
            case "" ->
                program
                        ? of(
                                new float[] {0, 0, 0},
                                new float[] {1, 1, 1},
                                "none outside the program, which is given pixels from 0 to 1 (-Daux.normalisation says"
                                        + " otherwise)")
                        : inFile(file);
            case "none" -> of(new float[] {0, 0, 0}, new float[] {1, 1, 1}, "none, as asked");
            case "cifar10" -> of(Standardisation.CIFAR10, "that of CIFAR-10, as asked");
            case "imagenet" -> of(Standardisation.IMAGENET, "that of ImageNet, as asked");
            default -> numbers(asked);
        };
    }

    private static ModelNormalisation inFile(Path path) {
        try (PretrainedFile file = PretrainedFile.open(path, PretrainedFile.digest(path))) {
            FileNormalisation stored = FileNormalisation.of(file);
            float[] mean = stored.mean();
            float[] std = stored.std();
            return mean == null || std == null
                    ? of(
                            new float[] {0, 0, 0},
                            new float[] {1, 1, 1},
                            "none, as the file has none (-Daux.normalisation says otherwise)")
                    : of(mean, std, stored.text());
        }
    }

    private static ModelNormalisation numbers(String asked) {
        List<String> texts =
                Arrays.stream(asked.split(",", -1)).map(String::strip).toList();
        if (texts.size() != NUMBERS || !texts.stream().allMatch(text -> text.matches("-?\\d+(\\.\\d+)?"))) {
            throw new BadInputException("-Daux.normalisation is '" + asked
                    + "', but must be none, cifar10, imagenet, or three means and three deviations with commas between"
                    + " them.");
        }
        List<Float> numbers = texts.stream().map(Float::valueOf).toList();
        boolean inRange = numbers.stream().allMatch(number -> number >= 0 && number <= 1)
                && numbers.subList(NUMBERS / 2, NUMBERS).stream().allMatch(std -> std >= SMALLEST_DEVIATION);
        if (!inRange) {
            throw new BadInputException("-Daux.normalisation is '" + asked
                    + "', but pixels go from 0 to 1, so means must lie between 0 and 1, and deviations between "
                    + "0.000001 and 1: divide those for pixels from 0 to 255 by 255.");
        }
        return new ModelNormalisation(
                numbers.subList(0, NUMBERS / 2), numbers.subList(NUMBERS / 2, NUMBERS), "as asked");
    }

    private static ModelNormalisation of(Standardisation standardisation, String found) {
        return of(standardisation.mean(), standardisation.std(), found);
    }

    private static ModelNormalisation of(float[] mean, float[] std, String found) {
        return new ModelNormalisation(boxed(mean), boxed(std), found);
    }

    private static List<Float> boxed(float[] numbers) {
        List<Float> list = new ArrayList<>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }
}
