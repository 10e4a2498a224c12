package io.github.auxtask.run.execute;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.ChunkFile;
import io.github.auxtask.run.store.ChunkHeader;
import io.github.auxtask.run.store.RunFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** The journals of one run's evaluations, in its folder. */
final class ChunkJournals implements ChunkJournal.Shelf {
    private static final int PIECE = 1 << 14;

    private final RunFolder folder;
    private final ContentId run;
    private final ContentId weights;
    private final RecordProvenance surroundings;
    private final Events events;

    ChunkJournals(
            RunFolder folder,
            ContentId run,
            Map<String, float[]> weights,
            RecordProvenance surroundings,
            Events events) {
        this.folder = folder;
        this.run = run;
        this.weights = digest(weights);
        this.surroundings = surroundings;
        this.events = events;
    }

    @Override
    public ChunkJournal open(ParsedEvaluation evaluation, String images) {
        ContentId id = evaluation.written().id(run);
        String programs = RecordProvenance.programs(surroundings.ofEvaluation(evaluation.precision()))
                .hex();
        ChunkHeader header = new ChunkHeader(evaluation.name(), id.hex(), images, weights.hex(), programs);
        return ChunkFile.open(folder.chunks(id), header, System::nanoTime, events::warn)
                .fenced(folder::requireHeld);
    }

    /** Throws away what is kept of an evaluation. What cannot be deleted is only a waste of room. */
    void delete(Evaluation evaluation) {
        try {
            Files.deleteIfExists(folder.chunks(evaluation.id(run)));
        } catch (IOException e) {
            events.warn("What was kept of evaluation '" + evaluation.name() + "' while it went on cannot be deleted: "
                    + AtomicFile.reason(e) + ".");
        }
    }

    private static ContentId digest(Map<String, float[]> weights) {
        MessageDigest digest = ContentId.sha256();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * PIECE);
        new TreeMap<>(weights).forEach((name, values) -> {
            digest.update((name + " " + values.length + "\n").getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < values.length; from += PIECE) {
                int count = Math.min(PIECE, values.length - from);
                bytes.clear().asFloatBuffer().put(values, from, count);
                digest.update(bytes.limit(Float.BYTES * count));
            }
        });
        return ContentId.from(digest);
    }
}
