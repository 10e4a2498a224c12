package io.github.auxtask.data.source;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DatasetSource;
import java.util.List;
import java.util.stream.Collectors;

/** All data sets that the harness knows. */
public final class Datasets {
    private static final List<DatasetSource> ALL = List.of(new Cifar10(), new Cifar100(), ShapesDataset.standard());

    private Datasets() {}

    /** Every data set, in the order in which lists show them. */
    public static List<DatasetSource> all() {
        return ALL;
    }

    /**
     * The data set of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    public static DatasetSource named(String name) {
        return ALL.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("Unknown data set '" + name + "': use one of "
                        + ALL.stream().map(DatasetSource::name).collect(Collectors.joining(", "))
                        + " (data.name in reproduction.yaml)."));
    }
}
