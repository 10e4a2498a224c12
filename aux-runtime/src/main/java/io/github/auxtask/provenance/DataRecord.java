package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.auxtask.core.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The images of a run, as its record tells. In the file the fields of {@link Parts} and {@link Contents} stand side by side with
 * the others.
 *
 * @param digest SHA-256 of the data set; part of the id
 * @param mean that inputs were standardised with, one number for each channel, of pixels from 0 to 1
 * @param std likewise
 * @param classes names in the order of the labels
 * @param settings how the images were read, where that can be set; part of the id. Absent where there are none
 */
public record DataRecord(
        String name,
        String digest,
        @JsonUnwrapped Parts parts,
        @JsonUnwrapped Contents contents,
        List<Double> mean,
        List<Double> std,
        List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> settings) {
    public DataRecord {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        classes = List.copyOf(classes);
        // absent from nearly all files, and then null
        settings = CanonicalJson.scalars(RunRecord.sorted(Objects.requireNonNullElse(settings, Map.of())));
    }

    /**
     * How the images were used.
     *
     * @param splits name of a split to SHA-256 of its indices
     * @param train images trained on
     * @param validation images that chose the epoch
     * @param test images evaluated on
     */
    public record Parts(Map<String, String> splits, int train, int validation, int test) {
        public Parts {
            splits = RunRecord.sorted(splits);
        }
    }

    /**
     * What the images were made from.
     *
     * @param source where they came from, in a word: {@code official archive}, {@code generated}
     * @param files name of a source file to its SHA-256; empty for generated images
     * @param tensors SHA-256 of the decoded images and labels, what the network is really shown; {@code null} in old records
     */
    public record Contents(
            String source,
            Map<String, String> files,
            @Nullable String tensors) {
        public Contents {
            files = RunRecord.sorted(files);
        }
    }
}
