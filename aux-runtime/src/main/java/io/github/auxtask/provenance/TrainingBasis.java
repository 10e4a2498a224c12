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
 */
public record TrainingBasis(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UsedData> made,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Composition composition) {
    public TrainingBasis {
        // absent from nearly all files, and then null
        made = List.copyOf(Objects.requireNonNullElse(made, List.of()));
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
