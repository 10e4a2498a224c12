package io.github.auxtask.watch;

import io.github.auxtask.live.LiveState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as it is sent.
 *
 * @param reproduction its name
 * @param budget that is followed
 * @param evidence whether the budget's numbers may be shown as evidence
 * @param whole the plan as a whole
 * @param runs in the order of the plan
 */
public record WatchState(String reproduction, String budget, boolean evidence, Whole whole, List<Run> runs) {
    /**
     * The plan as a whole.
     *
     * @param trained how many runs are
     * @param trainings how many there are
     * @param evaluated how many evaluations are done
     * @param evaluations how many there are
     * @param fraction of the time that is behind, between 0 and 1
     * @param secondsLeft for everything whose time is known, with as many workers as are at work; {@code null} while nobody knows
     * @param unknown how many trainings and evaluations are left whose time nobody knows
     */
    public record Whole(
            int trained,
            int trainings,
            int evaluated,
            int evaluations,
            double fraction,
            @Nullable Double secondsLeft,
            int unknown) {}

    /**
     * A run.
     *
     * @param id its first digits
     * @param label variant and seed
     * @param state {@code waiting}, {@code running}, {@code stopped}, {@code trained}, {@code done} or {@code failed}
     * @param reason why it failed, or nothing
     * @param live what it is doing or was doing when it was stopped; {@code null} for the others
     * @param evaluated how many of its evaluations are done
     * @param evaluations how many it has
     * @param history of its epochs, thinned
     */
    public record Run(
            String id,
            String label,
            String state,
            String reason,
            @Nullable Live live,
            int evaluated,
            int evaluations,
            List<LiveState.Epoch> history) {}

    /**
     * What a run is doing.
     *
     * @param stage {@code preparing}, {@code training} or {@code evaluating}
     * @param name of the phase or evaluation, or nothing
     * @param fraction of the stage that is done
     * @param secondsLeft until the stage ends
     */
    public record Live(
            String stage,
            String name,
            double fraction,
            LiveState.Position position,
            LiveState.Measured measured,
            @Nullable Double secondsLeft) {}
}
