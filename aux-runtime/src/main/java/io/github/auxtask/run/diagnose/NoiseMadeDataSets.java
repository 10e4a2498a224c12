package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.MadeDataSets;
import io.github.auxtask.run.prepare.RunMethod;
import java.util.HashMap;
import java.util.Map;

/** Noise in place of all that is made for a run, where only the cost of its steps is measured. */
public final class NoiseMadeDataSets implements MadeDataSets {
    private final Map<String, MadeData> byMaker = new HashMap<>();

    /** Noise of the shapes that the run's method says are made for it. */
    public NoiseMadeDataSets(RunMethod how, DatasetDescription data) {
        for (DataMaker maker : how.makes(data)) {
            byMaker.put(maker.name(), new NoiseMadeData(maker.count(data), maker.arrays(how.description(data))));
        }
    }

    @Override
    public MadeData of(String maker) {
        MadeData noise = byMaker.get(maker);
        if (noise == null) {
            throw new BadInputException("The method asks for the data of '" + maker
                    + "', but its 'makes' does not say that it must be made for this run.");
        }
        return noise;
    }
}
