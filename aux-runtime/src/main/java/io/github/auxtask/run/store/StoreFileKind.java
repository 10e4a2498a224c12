package io.github.auxtask.run.store;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.DigestList;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every kind of file that a store holds: where it lies, how damage to it is found, and what mends it. */
public enum StoreFileKind {
    /** Held, not read. */
    LOCK("(" + Place.RUN + "|made/[0-9a-f]{64}/)lock", file -> {}, ""),
    /** Leases; who cannot read one waits until it has been unchanged for long enough. */
    LEASE("(" + Place.RUN + "|made/[0-9a-f]{64}/)lease-[1-9][0-9]{0,8}", file -> {}, ""),
    /** What a cluster was given: scripts, plans, logs. Nothing goes on from it; another submission writes its own. */
    SUBMISSION("cluster/.+", file -> {}, ""),
    /** What a cluster's nodes run from; every submission reads all of it and copies anew what is not what its digest says. */
    CLASS_PATH("classpath/[0-9a-f]{64}/.+", file -> {}, ""),
    /** Is there while a run is trained again. */
    AGAIN(Place.RUN + "again", file -> {}, ""),
    /** A note among workers of one command; a changed one is that of another command. */
    TEAM(Place.RUN + "team", file -> {}, ""),
    /** How many threads an unfinished run was begun with; nothing worse than another number of them comes of a changed one. */
    THREADS(Place.RUN + "threads", file -> {}, ""),
    /** Where an unfinished run was trained so far; of a changed one nothing is believed, and the run's record says that it is not known. */
    PLACES(Place.RUN + "places\\.json", file -> {}, ""),
    /** What a command that works tells those who watch; written anew all the time, and never read for a result. */
    LIVE(Place.RUN + "live\\.json", file -> {}, ""),
    /** What is being written, or what a killed process left of it; cleared away by the next one that works there. */
    TEMPORARY("(.*/)?\\.[^/]+\\.tmp", file -> {}, ""),
    RECORD(Place.RUN + "record\\.json", RunRecord::read, "mvn aux:train mends it from the reproduction's own record"),
    WEIGHTS(Place.RUN + "model\\.safetensors", StoreFileKind::weights, Place.TRAIN),
    SCRIPT(Place.RUN + "model\\.pt", file -> listed(file, file.resolveSibling("model.pt.sha256")), Place.FORCED),
    SCRIPT_DIGEST(Place.RUN + "model\\.pt\\.sha256", StoreFileKind::list, Place.FORCED),
    CHECKPOINT(
            Place.RUN + "checkpoint-[01]",
            CheckpointStore::require,
            "nothing need be done: the training goes on from an older one, or from its start"),
    SNAPSHOT(Place.RUN + "snapshots/epoch-[0-9]{4,8}\\.safetensors", Snapshots::require, "delete it"),
    CHUNKS(
            Place.RUN + "evaluation-[0-9a-f]{12}\\.chunks",
            ChunkFrames::require,
            "nothing need be done: the evaluation makes anew what is damaged"),
    PREDICTIONS(Place.RUN + "predictions/[0-9a-f]{12}\\.u8", StoreFileKind::predictions, Place.FORCED),
    PICTURE(
            Place.RUN + "pictures/[^/]+\\.(png|wav)",
            file -> listed(file, file.resolveSibling(PictureIndex.DIGESTS)),
            Place.DRAWN),
    PICTURES(
            Place.RUN + "pictures/pictures\\.json",
            file -> listed(file, file.resolveSibling(PictureIndex.DIGESTS)),
            Place.DRAWN),
    PICTURE_DIGESTS(Place.RUN + "pictures/SHA256SUMS", StoreFileKind::list, Place.DRAWN),
    MADE_CHUNK("made/[0-9a-f]{64}/chunk-[0-9]{5}\\.safetensors", MadeChunk::require, Place.MADE),
    MADE_MANIFEST("made/[0-9a-f]{64}/made\\.json", MadeManifest::require, Place.MADE),
    PROBE("probes/[0-9a-f]{12}\\.json", SealedJson::read, "nothing need be done: mvn aux:plan measures anew"),
    PICTURE_TIMES(
            "probes/pictures-[0-9a-f]{12}\\.json",
            SealedJson::read,
            "nothing need be done: measured when pictures are drawn next"),
    DETERMINISM("determinism/[0-9a-f]{12}\\.json", SealedJson::read, "nothing need be done: it is tested anew");

    /** Where files lie and what mends them. */
    private static final class Place {
        private static final String RUN = "runs/[0-9a-f]{64}/(?:repetition-[0-9]+/)*";
        private static final String TRAIN = "mvn aux:train aux:attack -Daux.force=true for this run";
        private static final String FORCED = "mvn aux:attack -Daux.force=true for this run";
        private static final String DRAWN = "mvn aux:attack draws the pictures of the run anew";
        private static final String MADE = "nothing need be done: whoever needs the data makes anew what is damaged";

        private Place() {}
    }

    /** Looks at one file. */
    private interface Check {
        /** Throws {@link BadInputException} or {@link IOException}, saying what is wrong, if the file is not what was written. */
        void require(Path file) throws IOException;
    }

    private final Pattern path;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Check check;

    private final String remedy;

    StoreFileKind(String path, Check check, String remedy) {
        this.path = Pattern.compile(path);
        this.check = check;
        this.remedy = remedy;
    }

    /** The kind of a file by its path below the store, with forward slashes; empty if a store has no such file. */
    public static Optional<StoreFileKind> of(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.matcher(path).matches())
                .findFirst();
    }

    /** Whether there is anything in such a file that a changed bit could change. */
    public boolean matters() {
        return !remedy.isEmpty();
    }

    /** What mends a damaged one. */
    public String remedy() {
        return remedy;
    }

    /**
     * Reads a file of this kind only to see whether it is what was written.
     *
     * @throws BadInputException if it is not
     * @throws IOException if it is not, or cannot be read
     */
    public void require(Path file) throws IOException {
        check.require(file);
    }

    private static void weights(Path file) throws IOException {
        Optional<String> recorded = recorded(file.resolveSibling("record.json")).flatMap(RunRecord::weightsDigest);
        if (recorded.isPresent() && !FileDigest.of(file).hex().equals(recorded.get())) {
            throw new IOException("it is not what the run's record is of");
        }
    }

    /** Without a record that can be read, which is told of the record, nothing can be said. */
    private static Optional<RunRecord> recorded(Path record) {
        try {
            return Files.exists(record) ? Optional.of(RunRecord.read(record)) : Optional.empty();
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    private static void predictions(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String digest = ContentId.of(ReadLimit.DATA.bytes(file)).hex();
        boolean other = recorded(file.resolve("../../record.json").normalize()).stream()
                .flatMap(record -> record.evaluations().stream())
                .filter(made -> name.startsWith(made.id().abbreviated()))
                .anyMatch(made -> made.score().predictions() != null
                        && !digest.equals(made.score().predictions()));
        if (other) {
            throw new IOException("they are not those that the run's record is of");
        }
    }

    private static void list(Path list) throws IOException {
        Optional<String> flaw = DigestList.flaw(list);
        if (flaw.isPresent()) {
            throw new IOException(flaw.get());
        }
    }

    /** Older files stand in no list. */
    private static void listed(Path file, Path list) throws IOException {
        if (Files.exists(list)
                && !FileDigest.of(file).equals(DigestList.read(list).get(String.valueOf(file.getFileName())))) {
            throw new IOException("it was changed since it was written");
        }
    }
}
