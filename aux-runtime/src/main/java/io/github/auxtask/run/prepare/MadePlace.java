package io.github.auxtask.run.prepare;

import io.github.auxtask.core.NeededRun;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.run.store.MadeFolder;
import io.github.auxtask.run.store.MadeKey;
import io.github.auxtask.run.store.MadeLayout;
import io.github.auxtask.run.store.RunStore;
import java.util.Arrays;
import java.util.List;

/**
 * What a maker makes for a run: what it is called in the store, and from which images.
 *
 * @param maker that the run's method asks for
 * @param planned the run that asks
 */
public record MadePlace(DataMaker maker, PlannedRun planned) {
    private static final String TEST = "test";

    /** All that decides what is made. */
    public MadeKey key() {
        List<NeededRun> from = planned.needs().stream()
                .filter(need -> maker.from().contains(need.as()))
                .toList();
        return new MadeKey(
                maker.name(),
                maker.version(),
                maker.settings(),
                maker.images(),
                planned.data().digest(),
                planned.data().decisiveSettings(),
                from);
    }

    /** Its folder in the store. */
    public MadeFolder in(RunStore store, RunDescription run) {
        return store.made(key(), MadeLayout.of(maker.count(run.data()), maker.arrays(run)));
    }

    /**
     * The images that it is made from.
     *
     * @throws IllegalArgumentException if the maker chooses another number than it says
     */
    public ImageSet images(Dataset dataset) {
        ImageSet all = maker.images().equals(TEST) ? dataset.test() : dataset.train();
        int[] members = maker.members(all);
        int count = maker.count(dataset.description());
        if (members.length != count) {
            throw new IllegalArgumentException(
                    maker.name() + " chooses " + members.length + " images and says that they are " + count);
        }
        return Arrays.equals(members, Subset.all(all.count())) ? all : all.subset(members);
    }
}
