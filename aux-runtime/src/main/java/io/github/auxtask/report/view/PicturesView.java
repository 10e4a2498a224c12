package io.github.auxtask.report.view;

import java.util.List;

/**
 * Pictures of runs.
 *
 * @param runs one run of a variant, in the order of the runs
 * @param note which are not shown, or nothing
 * @param command makes pictures, or nothing if all runs have some
 */
public record PicturesView(List<Run> runs, String note, String command) {
    /**
     * What one run shows.
     *
     * @param id its id, abbreviated
     * @param hex all of it
     * @param label variant and seed
     * @param budget it was run with
     */
    public record Run(String id, String hex, String label, String budget, List<Shown> pictures) {}

    /**
     * One picture or sound.
     *
     * @param file relative to the folder of images
     * @param source its name in the store
     * @param kind as {@link io.github.auxtask.provenance.Picture#kind}
     * @param heading the kind in words, with the group
     * @param title what it shows
     * @param alternative the same for those who do not see it
     * @param sound whether it is heard
     * @param width in pixels; 0 for a sound
     * @param height in pixels; 0 for a sound
     * @param captions one for each column, label or class, in lines; empty where the store has none
     */
    public record Shown(
            String file,
            String source,
            String kind,
            String heading,
            String title,
            String alternative,
            boolean sound,
            int width,
            int height,
            List<List<String>> captions) {}
}
