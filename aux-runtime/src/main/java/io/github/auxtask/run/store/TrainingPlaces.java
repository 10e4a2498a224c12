package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.TrainingBasis.Stretch;
import io.github.auxtask.provenance.TrainingBasis.UsedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where which epochs of an unfinished training were trained. It may be interrupted on one machine and go on on another, or with another
 * number of threads, on data that was made anew there, and then its record must not look as if all of it came from the last one.
 *
 * @param file beside the checkpoints
 */
public record TrainingPlaces(Path file) {
    private record Kept(List<Stretch> stretches) {}

    /** A training begins, without any checkpoint. */
    public void begin(Provenance here, ContentId programs, List<UsedData> made) {
        write(List.of(Stretch.here(1, here, programs, made)));
    }

    /**
     * A training goes on from a checkpoint. Who went on from the same one before and was killed before the next stays noted, since
     * nobody can tell whether that one had a part in it.
     *
     * @param done epochs that the checkpoint has, over all attempts
     */
    public void goOn(int done, Provenance here, ContentId programs, List<UsedData> made) {
        List<Stretch> stretches = new ArrayList<>(kept());
        stretches.removeIf(stretch -> stretch.from() > done + 1);
        if (stretches.isEmpty()) {
            stretches.add(Stretch.unknown(1));
        }
        Stretch now = Stretch.here(done + 1, here, programs, made);
        if (!stretches.get(stretches.size() - 1).isWhere(now)) {
            stretches.add(now);
        }
        write(stretches);
    }

    /** The places in the order of their epochs; empty if there was only one. */
    public List<Stretch> several() {
        List<Stretch> stretches = kept();
        return stretches.size() > 1 ? stretches : List.of();
    }

    /** The training has ended. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RunFailedException("Cannot delete " + file.getFileName() + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** Nothing where nothing was noted, or what was noted is damaged. */
    private List<Stretch> kept() {
        try {
            return Files.exists(file) ? SealedJson.read(file, Kept.class).stretches() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void write(List<Stretch> stretches) {
        SealedJson.write(file, new Kept(stretches));
    }
}
