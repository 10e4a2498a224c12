package io.github.auxtask.evaluate.sweep;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attack at several sizes of its ball: accuracy against epsilon.
 *
 * @param epsilons ascending
 * @param attacks one an epsilon
 * @param nested whether an image that was lost at a smaller epsilon stays lost and is attacked no more, since its perturbation lies
 *     in every larger ball too; else every epsilon is tried on all images that were right before, as papers plot it
 */
public record EpsilonSweep(List<Fraction> epsilons, List<Attack> attacks, boolean nested) implements EvaluationTask {
    private static final Pattern RANGE = Pattern.compile("\\s*([0-9.]+)\\s*\\.\\.\\s*([0-9.]+)\\s+by\\s+([0-9.]+)\\s*");
    private static final int MOST = 100;

    /** Between the items of a list: commas, or the spaces that a list of YAML arrives with, but not those around a division. */
    private static final String SEPARATOR = "\\s*,\\s*|(?<![/\\s])\\s+(?!\\s*/)";

    public EpsilonSweep {
        epsilons = List.copyOf(epsilons);
        attacks = List.copyOf(attacks);
    }

    /** The attack at the largest epsilon. */
    @Override
    public Optional<Attack> attack() {
        return Optional.of(attacks.get(attacks.size() - 1));
    }

    @Override
    public double passes() {
        return 1 + attacks.stream().mapToDouble(Attack::passes).sum();
    }

    @Override
    public EvaluationRun start(EvaluationContext context) {
        return new SweepRun(this, context);
    }

    /**
     * Reads {@code 0..0.3 by 0.05}, {@code 0, 2/255, 4/255, 8/255}, or the same with spaces.
     *
     * @throws BadInputException if it is neither, or the values do not ascend from 0 on
     */
    public static List<Fraction> parse(String text) {
        Matcher range = RANGE.matcher(text);
        List<Fraction> values = new ArrayList<>();
        if (range.matches()) {
            BigDecimal end = Fraction.parse(range.group(2)).numerator();
            BigDecimal by = Fraction.parse(range.group(3)).numerator();
            if (by.signum() <= 0 || end.divideToIntegralValue(by).compareTo(BigDecimal.valueOf(MOST)) > 0) {
                throw refused(text);
            }
            for (BigDecimal value = Fraction.parse(range.group(1)).numerator();
                    value.compareTo(end) <= 0;
                    value = value.add(by)) {
                values.add(Fraction.parse(
                        value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString()));
            }
        } else {
            for (String part : text.trim().split(SEPARATOR, -1)) {
                values.add(Fraction.parse(part.trim()));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            boolean ascends = i == 0
                    ? values.get(0).value() >= 0
                    : values.get(i).value() > values.get(i - 1).value();
            if (!ascends || values.size() > MOST) {
                throw refused(text);
            }
        }
        if (values.isEmpty()) {
            throw refused(text);
        }
        return values;
    }

    private static BadInputException refused(String text) {
        return new BadInputException("epsilons is '" + text + "', but must be at most " + MOST
                + " numbers that ascend, as in 0..0.3 by 0.05 or 0, 2/255, 4/255.");
    }
}
