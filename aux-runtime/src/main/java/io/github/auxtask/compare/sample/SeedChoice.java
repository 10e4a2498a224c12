package io.github.auxtask.compare.sample;

import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several runs with one seed counts, where the paper leaves a setting open and a seed was run with more than one
 * reading: by a fixed order and before anything that they measured is looked at, so that nobody can choose. A failed run, or
 * one that was not evaluated, counts like any other.
 *
 * @param counted one reading for each variant and seed; what differs in other ways than these readings stays
 * @param remarks what does not count, as whole sentences
 */
record SeedChoice(List<RecordPool.Candidate> counted, List<String> remarks) {
    private record Place(Map<String, String> variant, long seed) {
        static Place of(RunRecord run) {
            return new Place(run.variant(), run.seed());
        }
    }

    SeedChoice {
        counted = List.copyOf(counted);
        remarks = List.copyOf(remarks);
    }

    static SeedChoice of(List<RecordPool.Candidate> candidates) {
        Map<Place, RecordPool.Turn> first = new HashMap<>();
        for (RecordPool.Candidate candidate : candidates) {
            if (candidate.flaw() == null) {
                first.merge(
                        Place.of(candidate.run()),
                        candidate.turn(),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        List<RecordPool.Candidate> counted = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (RecordPool.Candidate candidate : candidates) {
            RunRecord run = candidate.run();
            RecordPool.Turn turn = first.getOrDefault(Place.of(run), candidate.turn());
            if (candidate.flaw() != null || candidate.turn().equals(turn)) {
                counted.add(candidate);
            } else {
                remarks.add("Seed " + run.seed() + " was also run with " + candidate.readings() + " ("
                        + run.id().abbreviated() + "): not counted, whatever it measured.");
            }
        }
        return new SeedChoice(counted, remarks);
    }
}
