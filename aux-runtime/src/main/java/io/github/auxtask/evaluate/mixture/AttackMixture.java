package io.github.auxtask.evaluate.mixture;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.ListedAttack;
import io.github.auxtask.core.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Attacks with shares. An attack with several epsilons is several attacks with equal parts of its share.
 *
 * @param attacks with one epsilon each
 * @param kinds what the kind of each is called
 * @param shares of each, above 0
 */
record AttackMixture(List<Attack> attacks, List<String> kinds, List<Double> shares) {
    private static final String STREAM = "mixture";

    AttackMixture {
        attacks = List.copyOf(attacks);
        kinds = List.copyOf(kinds);
        shares = List.copyOf(shares);
    }

    static AttackMixture of(List<ListedAttack> listed) {
        List<Attack> attacks = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (ListedAttack several : listed) {
            for (Attack attack : several.attacks()) {
                attacks.add(attack);
                kinds.add(several.kind().name());
                shares.add(several.share() / several.each().size());
            }
        }
        return new AttackMixture(attacks, kinds, shares);
    }

    Attack attack(int index) {
        return attacks.get(index);
    }

    /**
     * Which attack an image meets.
     *
     * @param seed of the run
     * @param image its index in the data set
     */
    int drawn(long seed, int image) {
        double total = shares.stream().mapToDouble(Double::doubleValue).sum();
        double left = RandomStream.of(seed, STREAM, image).nextDouble() * total;
        for (int i = 0; i < shares.size() - 1; i++) {
            left -= shares.get(i);
            if (left < 0) {
                return i;
            }
        }
        return shares.size() - 1;
    }
}
