package io.github.auxtask.report;

import io.github.auxtask.compare.RunCommand;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.RunRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses the pictures of a report: those of one run a variant, until the page would become heavy. */
final class PictureViews {
    /** Half of what a page may weigh; text, skin and charts need the rest. */
    private static final int MOST_BYTES = 500_000;

    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;

    private final Reproduction reproduction;
    private final RunOrder order;
    private final PictureShelf shelf;
    private final List<String> problems;

    PictureViews(Reproduction reproduction, RunOrder order, PictureShelf shelf, List<String> problems) {
        this.reproduction = reproduction;
        this.order = order;
        this.shelf = shelf;
        this.problems = problems;
    }

    PicturesView of(List<RunRecord> runs) {
        List<PicturesView.Run> views = new ArrayList<>();
        Set<Map<String, String>> shown = new HashSet<>();
        Set<Map<String, String>> variants = new HashSet<>();
        Set<String> files = new HashSet<>();
        int bytes = 0;
        int left = 0;
        for (RunRecord run : runs) {
            if (!run.training().completed()) {
                continue;
            }
            variants.add(run.variant());
            if (shown.contains(run.variant())) {
                continue;
            }
            try {
                Optional<List<Picture>> pictures = shelf.of(run.id());
                if (pictures.isEmpty() || pictures.get().isEmpty()) {
                    continue;
                }
                shown.add(run.variant());
                int size = size(run, pictures.get(), files);
                if (bytes + size > MOST_BYTES && !views.isEmpty()) {
                    left++;
                    continue;
                }
                bytes += size;
                PicturesView.Run view = view(run, pictures.get());
                view.pictures().forEach(picture -> files.add(picture.file()));
                views.add(view);
            } catch (BadInputException e) {
                problems.add("Pictures of " + order.label(run) + " are left out: " + e.getMessage());
            }
        }
        String budget = runs.isEmpty()
                ? RunCommand.largestBudget(reproduction)
                : runs.get(0).budget();
        boolean all = shown.size() == variants.size() && !variants.isEmpty();
        return new PicturesView(views, left == 0 ? "" : note(left), all ? "" : command(runs.isEmpty(), budget));
    }

    private static String note(int left) {
        return "To keep the page small, the pictures of " + left + (left == 1 ? " more variant" : " more variants")
                + " are left in the store.";
    }

    private static String command(boolean nothing, String budget) {
        return nothing
                ? RunCommand.trainAndAttack(budget, Map.of())
                : "mvn aux:train aux:attack aux:report -Daux.budget=" + budget;
    }

    /** What the pictures add to those that are there already: many runs show the same test images. */
    private int size(RunRecord run, List<Picture> pictures, Set<String> files) {
        int size = 0;
        for (Picture picture : pictures) {
            byte[] content = shelf.content(run.id(), picture);
            size += files.contains(file(picture, content)) ? 0 : content.length;
        }
        return size;
    }

    /** Named by what is in it, so that equal pictures are one file. */
    private static String file(Picture picture, byte[] content) {
        String extension = picture.file().substring(picture.file().lastIndexOf('.'));
        return picture.kind() + "-" + ContentId.of(content).abbreviated() + extension;
    }

    private PicturesView.Run view(RunRecord run, List<Picture> pictures) {
        String id = run.id().abbreviated();
        List<PicturesView.Shown> shown = new ArrayList<>();
        for (Picture picture : pictures) {
            byte[] content = shelf.content(run.id(), picture);
            boolean measured = !picture.sound() && content.length >= PNG_HEADER;
            shown.add(new PicturesView.Shown(
                    file(picture, content),
                    picture.file(),
                    picture.kind(),
                    heading(picture),
                    picture.title(),
                    picture.alt(),
                    picture.sound(),
                    measured ? ByteBuffer.wrap(content).getInt(PNG_WIDTH_AT) : 0,
                    measured ? ByteBuffer.wrap(content).getInt(PNG_WIDTH_AT + Integer.BYTES) : 0));
        }
        return new PicturesView.Run(id, run.id().hex(), order.label(run), run.budget(), shown);
    }

    private static String heading(Picture picture) {
        String kind = switch (picture.kind()) {
            case "inputs" -> "Inputs";
            case "targets" -> "Targets of the auxiliary task";
            case "predictions" -> "Predictions of the auxiliary task";
            case "adversarial" -> "Adversarial examples";
            case "saliency" -> "What the decision looks at";
            case "embedding" -> "Features in the plane";
            case "labels" -> "Labels";
            default -> "Sounds";
        };
        return picture.group().isEmpty() ? kind : kind + ": " + String.join(" / ", picture.group());
    }
}
