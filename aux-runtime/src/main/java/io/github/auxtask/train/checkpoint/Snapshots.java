package io.github.auxtask.train.checkpoint;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.KeptWeights;
import io.github.auxtask.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network's values after some epochs of its training, kept for pictures of how it learned: safetensors in a folder beside the
 * checkpoints. They are for looking at; losing them loses no result.
 */
public final class Snapshots implements KeptWeights {
    private static final String FOLDER = "snapshots";
    private static final String FORMAT = "format";
    private static final String EPOCH = "epoch";
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,8})\\.safetensors");

    private final Path folder;

    private Snapshots(Path folder) {
        this.folder = folder;
    }

    /** Those of the run with this folder in the store, which need not exist. */
    public static Snapshots of(Path runFolder) {
        return new Snapshots(runFolder.resolve(FOLDER));
    }

    @Override
    public Set<Integer> epochs() {
        Set<Integer> epochs = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return epochs;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    epochs.add(Integer.valueOf(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            throw new RunFailedException("Cannot list the snapshots: " + AtomicFile.reason(e) + ".", e);
        }
        return epochs;
    }

    @Override
    public Map<String, float[]> read(int epoch) {
        return whole(file(epoch)).values();
    }

    /**
     * Reads a snapshot only to see whether it is whole.
     *
     * @throws BadInputException if it is not
     */
    public static void require(Path file) {
        whole(file);
    }

    private static Safetensors whole(Path file) {
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        String digest = metadata.remove(TensorDigest.KEY);
        // Older ones have none.
        boolean older = digest == null && metadata.keySet().equals(Set.of(FORMAT, EPOCH));
        if (!older && !TensorDigest.of(metadata, content.values()).hex().equals(digest)) {
            throw new BadInputException("The snapshot " + file.getFileName()
                    + " was damaged since it was written: delete it, and pictures are made without it.");
        }
        return content;
    }

    void write(int epoch, NetworkState network) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, "pt");
        metadata.put(EPOCH, Integer.toString(epoch));
        Safetensors values = Safetensors.of(metadata, network.specs(), network.snapshot());
        metadata.put(
                TensorDigest.KEY, TensorDigest.of(metadata, values.values()).hex());
        new Safetensors(metadata, values.shapes(), values.values()).write(file(epoch));
    }

    private Path file(int epoch) {
        return folder.resolve(String.format(Locale.ROOT, "epoch-%04d.safetensors", epoch));
    }

    /**
     * A listener that keeps the network after some epochs and passes everything on.
     *
     * @param epochs counted from 1; those that never come are ignored
     * @param network that is trained
     */
    public TrainingListener keeping(Set<Integer> epochs, NetworkState network, TrainingListener next) {
        Set<Integer> chosen = Set.copyOf(epochs);
        return new TrainingListener() {
            @Override
            public void resumed(List<EpochRecord> history) {
                next.resumed(history);
            }

            @Override
            public void phase(String name, int number, int phases) {
                next.phase(name, number, phases);
            }

            @Override
            public void step(
                    int epoch,
                    int epochCount,
                    int step,
                    int steps,
                    double loss,
                    double accuracy,
                    double imagesPerSecond) {
                next.step(epoch, epochCount, step, steps, loss, accuracy, imagesPerSecond);
            }

            @Override
            public void epoch(EpochRecord record, int epochCount) {
                if (chosen.contains(record.epoch())) {
                    write(record.epoch(), network);
                }
                next.epoch(record, epochCount);
            }

            @Override
            public void warning(String text) {
                next.warning(text);
            }
        };
    }
}
