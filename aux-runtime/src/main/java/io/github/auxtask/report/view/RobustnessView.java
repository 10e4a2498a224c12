package io.github.auxtask.report.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Robust accuracy twice: under the paper's own attack, exactly as it was, and under a suite of strong attacks, where an image
 * counts as correct only if it is under every one of them.
 *
 * @param tables for tables that name a strong evaluation
 * @param suites what the attacks of suites did one by one
 */
public record RobustnessView(List<Table> tables, List<Suite> suites) {

    /**
     * The robust cells of one table.
     *
     * @param anchor unique on the page
     * @param caption the table's
     * @param missing the commands that run the strong suite where it was not run
     * @param rows one per cell
     */
    public record Table(String anchor, String caption, List<TableView.MissingView> missing, List<Row> rows) {}

    /**
     * One cell.
     *
     * @param label where it stands in its table, in words
     * @param printed the paper's number
     * @param own ours under the paper's attack
     * @param strong ours under the strong suite
     * @param drop strong minus own, on the same images
     * @param budget what the suite was run with if that does not have the paper's settings, or nothing
     * @param checked whether the attacks of all runs were checked
     * @param unreliable why no robust accuracy of this cell should be believed; empty if nothing speaks against it
     * @param command measures what is missing, or nothing
     */
    public record Row(
            String label,
            @Nullable Quantity printed,
            @Nullable Quantity own,
            @Nullable Quantity strong,
            Drop drop,
            String budget,
            boolean checked,
            List<String> unreliable,
            String command) {}

    /**
     * The strong suite against the paper's attack, on images that both were made on, seed by seed.
     *
     * @param value strong minus own; null where they share no images or no seed
     * @param own ours under the paper's attack, on those images; null as the value is
     * @param images how many; 0 without any
     * @param note what a reader must know of them, or nothing
     */
    public record Drop(@Nullable Quantity value, @Nullable Quantity own, int images, String note) {}

    /**
     * A suite on one variant, averaged over seeds.
     *
     * @param label variant, budget and evaluation
     * @param seeds how many
     */
    public record Suite(String label, int seeds, List<Part> parts) {}

    /**
     * One attack of a suite.
     *
     * @param alone accuracy under it alone, in percent; null where it was given only what those before it left
     * @param broken images that it broke and those before it did not
     * @param worst accuracy under it and those before it, in percent
     * @param attacked images that it was given
     * @param gradients of single images that it computed
     */
    public record Part(
            String name,
            @Nullable Quantity alone,
            Quantity broken,
            Quantity worst,
            Quantity attacked,
            Quantity gradients,
            String time,
            double seconds) {}
}
