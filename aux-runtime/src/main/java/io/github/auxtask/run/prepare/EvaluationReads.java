package io.github.auxtask.run.prepare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.provenance.EvaluationRecord.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notes what an evaluation reads, each with its digest, for its record: the weights, the data set that it tests on, and whatever it asks
 * for besides. For one thread.
 */
public final class EvaluationReads {
    private final List<Read> always;
    private final Map<String, Read> besides = new TreeMap<>();

    /**
     * What every evaluation of a run reads.
     *
     * @param weights SHA-256 of the run's weights
     * @param dataset that it is tested on
     */
    public EvaluationReads(ContentId weights, Dataset dataset) {
        this.always = List.of(new Read(Read.WEIGHTS, "model.safetensors", weights.hex()), data(dataset));
    }

    /** The next evaluation begins. */
    public void begin() {
        besides.clear();
    }

    void add(Read read) {
        besides.put(read.what() + " " + read.name(), read);
    }

    void add(Dataset dataset) {
        add(data(dataset));
    }

    void add(CorruptedImages images) {
        add(new Read(Read.CORRUPTED, images.origin(), images.digest().hex()));
    }

    private static Read data(Dataset dataset) {
        return new Read(Read.DATA, dataset.name(), dataset.digest().hex());
    }

    /**
     * Everything since {@link #begin}, without repetitions.
     *
     * @param more what this evaluation read besides
     */
    public List<Read> all(List<Read> more) {
        List<Read> all = new ArrayList<>(always);
        all.addAll(more);
        besides.values().stream().filter(read -> !all.contains(read)).forEach(all::add);
        return all;
    }
}
