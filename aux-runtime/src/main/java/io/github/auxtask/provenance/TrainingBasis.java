package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.auxtask.core.ContentId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a training comes from besides the images of its data set.
 *
 * @param made results of other runs that it was trained on, such as transformed images; absent where there are none
 * @param composition what the classifier is put together from; {@code null} and absent where it was trained
 * @param stretches where which epochs were trained, in order; absent where all were trained where the record's provenance says
 * @param ledger id of the line of the ledger about its beginning, so that it shows when that is taken away; {@code null} and absent in older
 *     records, and in repetitions
 */
public record TrainingBasis(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UsedData> made,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Composition composition,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Stretch> stretches,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        String ledger) {
    public TrainingBasis {
        // absent from nearly all files, and then null
        made = List.copyOf(Objects.requireNonNullElse(made, List.of()));
        stretches = List.copyOf(Objects.requireNonNullElse(stretches, List.of()));
    }

    /** Of which the ledger says nothing. */
    public TrainingBasis(List<UsedData> made, @Nullable Composition composition, List<Stretch> stretches) {
        this(made, composition, stretches, null);
    }

    /**
     * Epochs that were trained in one place, when a training was interrupted and went on in another.
     *
     * @param from the first epoch of which at least a part was trained there, from 1
     * @param device {@code cpu}, {@code gpu}, or {@link #UNKNOWN} where nobody noted it
     * @param processor the name of the processor or card
     * @param libtorch version of the engine's library
     * @param threads inside one operation; 0 if not known
     * @param programs digest of all that decides about bits: programs, machine, environment, probed arithmetic
     * @param made digests of the results of other runs that these epochs were trained on, which may differ between machines; absent where
     *     there are none, or they are not known
     */
    public record Stretch(
            int from,
            String device,
            String processor,
            String libtorch,
            int threads,
            String programs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> made) {
        private static final String UNKNOWN = "unknown";
        private static final int DIGITS = 12;

        public Stretch {
            made = List.copyOf(Objects.requireNonNullElse(made, List.of()));
        }

        /** Epochs of which nobody noted where they were trained. */
        public static Stretch unknown(int from) {
            return new Stretch(from, UNKNOWN, UNKNOWN, UNKNOWN, 0, UNKNOWN, List.of());
        }

        /** What is trained here by these programs on these results of other runs, from this epoch on. */
        public static Stretch here(int from, Provenance here, ContentId programs, List<UsedData> made) {
            String gpu = here.hardware().gpu();
            return new Stretch(
                    from,
                    here.computation().device(),
                    gpu == null ? here.hardware().cpu() : gpu,
                    here.programs().versions().getOrDefault("libtorch", UNKNOWN),
                    here.computation().threads(),
                    programs.hex(),
                    made.stream().map(UsedData::digest).toList());
        }

        /** Whether both were trained in the same place, by the same programs, and on the same data. */
        public boolean isWhere(Stretch other) {
            return equals(new Stretch(
                    from, other.device, other.processor, other.libtorch, other.threads, other.programs, other.made));
        }

        /** For example {@code from epoch 143 on: cpu, Intel(R) Xeon(R) Processor, libtorch 2.7.1, 2 threads, programs 1a2b3c4d5e6f}. */
        public String words() {
            String begun = "from epoch " + from + " on: ";
            if (device.equals(UNKNOWN)) {
                return begun + "not noted where";
            }
            StringBuilder words = new StringBuilder(begun)
                    .append(device + ", " + processor + ", libtorch " + libtorch + ", " + threads)
                    .append(threads == 1 ? " thread" : " threads")
                    .append(", programs ")
                    .append(abbreviated(programs));
            made.forEach(digest -> words.append(", made data ").append(abbreviated(digest)));
            return words.toString();
        }

        private static String abbreviated(String digest) {
            return digest.substring(0, Math.min(DIGITS, digest.length()));
        }
    }

    /**
     * A result of other runs that was made once and may be used by many.
     *
     * @param maker what made it, with its version
     * @param id SHA-256 of maker, settings, data and the runs it was made from
     * @param digest SHA-256 of its values, which may differ between machines
     */
    public record UsedData(String maker, ContentId id, String digest) {}

    /**
     * The trained values that a record is of: what lies under its id in a store must have this digest before it is read.
     *
     * @param digest SHA-256 of the safetensors file
     * @param sources the runs whose values it was trained from, as they were then; absent where there are none
     */
    public record Weights(
            String digest,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Member> sources) {
        public Weights {
            sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
        }
    }

    /**
     * A classifier that is put together from trained runs, and not trained itself.
     *
     * @param rule how, for example {@code sum-of-softmax}
     * @param members in the order of the run's needs
     */
    public record Composition(String rule, List<Member> members) {
        public Composition {
            members = List.copyOf(members);
        }
    }

    /**
     * One of several trained runs that make up a classifier.
     *
     * @param run its id
     * @param weights SHA-256 of its values as they were then
     */
    public record Member(ContentId run, String weights) {}
}
