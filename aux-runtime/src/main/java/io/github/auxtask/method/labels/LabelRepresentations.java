package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import java.util.stream.Collectors;

/** All representations by the names of the grid's axis {@code label}. */
final class LabelRepresentations {
    private LabelRepresentations() {}

    /**
     * Every representation, in the order of the paper's tables.
     *
     * @param smoothing of the label {@code smoothing}
     */
    static List<LabelRepresentation> all(double smoothing) {
        return List.of(
                new CategoryRepresentation("category", 0),
                new CategoryRepresentation("smoothing", smoothing),
                new SpeechRepresentation(),
                new ShuffledSpeechRepresentation(),
                new CompositeRepresentation(),
                new ConstantRepresentation(),
                new RandomRepresentation(RandomRepresentation.MATRIX),
                new RandomRepresentation(RandomRepresentation.LOW_DIMENSIONAL),
                new BertRepresentation(),
                new GloveRepresentation());
    }

    /**
     * The representation of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    static LabelRepresentation named(String name, double smoothing) {
        return all(smoothing).stream()
                .filter(representation -> representation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("There is no label representation '" + name + "': use one of "
                        + all(smoothing).stream().map(LabelRepresentation::name).collect(Collectors.joining(", "))
                        + " in the axis 'label'."));
    }
}
