package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.method.MadeDataSets;
import io.github.auxtask.provenance.TrainingBasis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data that was made for one run, and what its record says of it. */
final class MadeForRun implements MadeDataSets {
    private final Map<String, MadeData> byMaker;
    private final List<TrainingBasis.UsedData> used;

    /**
     * @param byMaker by the name of what made it
     * @param used the same for the record
     */
    MadeForRun(Map<String, MadeData> byMaker, List<TrainingBasis.UsedData> used) {
        this.byMaker = new LinkedHashMap<>(byMaker);
        this.used = List.copyOf(used);
    }

    @Override
    public MadeData of(String maker) {
        MadeData made = byMaker.get(maker);
        if (made == null) {
            throw new BadInputException("The method asks for the data of '" + maker
                    + "', but its 'makes' does not say that it must be made for this run.");
        }
        return made;
    }

    List<TrainingBasis.UsedData> used() {
        return used;
    }
}
