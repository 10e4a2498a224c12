package io.github.auxtask.maven.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.nn.pretrained.FileNormalisation;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is done to pixels from 0 to 1 before the network is given them.
 *
 * @param mean of red, green and blue
 * @param std of red, green and blue
 * @param found where it is from, for people
 */
public record ModelNormalisation(List<Float> mean, List<Float> std, String found) {
    private static final int NUMBERS = 6;

    /**
     * What is asked for, else what the file has, else nothing.
     *
     * @param asked {@code none}, {@code cifar10}, {@code imagenet}, or three means and three deviations; empty for what the file says
     * @param program whether the file is a TorchScript program, which does all it does itself
     * @throws BadInputException if it is none of these
     */
    public static ModelNormalisation of(String asked, Path file, boolean program) {
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
        if (texts.size() != NUMBERS || !texts.stream().allMatch(text -> text.matches("\\d+(\\.\\d+)?"))) {
            throw new BadInputException("-Daux.normalisation is '" + asked
                    + "', but must be none, cifar10, imagenet, or three means and three deviations with commas between"
                    + " them.");
        }
        List<Float> numbers = texts.stream().map(Float::valueOf).toList();
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
