package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.Arrays;
import java.util.Locale;

/** Why a number of ours must not be held against a published one. */
public enum ReasonCode {
    /** The budget changes settings of the paper, in most cases to run less. */
    REDUCED_BUDGET("reduced budget"),
    /** The budget only shows that the machinery works. */
    NO_EVIDENCE("the budget is not evidence"),
    /** Trained, selected or tested on other images of the same data set. */
    OTHER_SPLIT("other split"),
    /** Another data set. */
    OTHER_DATA("other data"),
    /** The paper's data cannot be had; ours was made again by its recipe. */
    REGENERATED_DATA("regenerated data"),
    /** The paper prints the best of several runs, which is no mean. */
    BEST_OF("best of several runs"),
    /** The paper does not say in which unit or range the attack's budget is meant. */
    UNCLEAR_EPSILON("unclear epsilon"),
    /** The paper does not say what it ran. */
    UNCLEAR_SETTING("unclear setting"),
    /** The runs were made with settings that the plan does not have. */
    OTHER_SETTINGS("other settings"),
    /** The runs were made by another version of the method. */
    OTHER_METHOD_VERSION("other version of the method"),
    /** The evaluation was made with other settings than now. */
    OTHER_EVALUATION("other evaluation"),
    /** Not all seeds that are planned were measured. */
    MISSING_SEEDS("planned seeds are missing"),
    /** Two records with one seed, or several variants, claim the cell. */
    AMBIGUOUS_RUNS("ambiguous runs"),
    /** The printed number is in doubt: lost, illegible, contradicted by the paper itself. */
    DOUBTFUL_NUMBER("doubtful number"),
    /** The paper prints no number here. */
    NOT_PRINTED("no printed number"),
    /** {@code reproduction.yaml} leaves this variant out. */
    LEFT_OUT("left out");

    private final String label;

    ReasonCode(String label) {
        this.label = label;
    }

    /** As data files write it: {@code reduced-budget}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it: {@code reduced budget}. */
    public String label() {
        return label;
    }

    /**
     * Reads a {@link #key()}.
     *
     * @throws BadInputException if it is none
     */
    public static ReasonCode parse(String key) {
        return Arrays.stream(values())
                .filter(code -> code.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInputException("'" + key + "' is no reason"
                        + Suggestion.hint(
                                key,
                                Arrays.stream(values()).map(ReasonCode::key).toList())));
    }
}
