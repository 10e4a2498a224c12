package io.github.auxtask.attack.check.correctness;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * C11: the attacks are given logits of a network in evaluation mode on images of the right range. Says which of it is not so: softmax
 * outputs, train mode, randomised forward passes, inputs out of range, images standardised twice.
 */
public final class InterfaceCheck implements Check {
    @Override
    public String id() {
        return "C11";
    }

    @Override
    public String name() {
        return "logits, evaluation mode, input range";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        List<String> complaints = new ArrayList<>(Stream.of(
                        OutputLint.complaint(inspection.cleanScores()),
                        ForwardLint.complaint(inspection),
                        RangeLint.complaint(inspection),
                        ConventionLint.complaint(inspection))
                .filter(Objects::nonNull)
                .toList());
        String inputs = RangeLint.statistics(inspection);
        if (complaints.isEmpty()) {
            return new Judgement(
                    Status.OK,
                    0.0,
                    "complaints",
                    "0",
                    "Scores are logits, the same every time and for every batch; the network is given " + inputs
                            + ", and classifies no other reading of the images better.");
        }
        return new Judgement(
                Status.FAIL,
                (double) complaints.size(),
                "complaints",
                "0",
                String.join(" ", complaints) + " The network is given " + inputs + ".");
    }
}
