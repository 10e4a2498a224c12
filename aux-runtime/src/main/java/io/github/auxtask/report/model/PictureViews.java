package io.github.auxtask.report.model;

import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.PicturesView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the pictures of a report: those of one run a variant, until the page would become heavy; runs that show something new
 * come before runs that show the same as others.
 */
final class PictureViews {
    /** Of the megabyte that a page may weigh; text, skin and charts need the rest. */
    private static final int MOST_BYTES = 480_000;

    /** The same for runs that show a kind of picture which no other shown run has. */
    private static final int MOST_BYTES_OF_NEWS = 600_000;

    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;

    private final Reproduction reproduction;
    private final RunOrder order;
    private final StoredPictures shelf;
    private final List<String> problems;

    PictureViews(Reproduction reproduction, RunOrder order, StoredPictures shelf, List<String> problems) {
        this.reproduction = reproduction;
        this.order = order;
        this.shelf = shelf;
        this.problems = problems;
    }

    PicturesView of(List<RunRecord> runs) {
        Set<Map<String, String>> variants = new HashSet<>();
        List<Candidate> candidates = candidates(runs, variants);
        Set<String> files = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        List<Candidate> kept = new ArrayList<>();
        int bytes = 0;
        for (Candidate candidate : byNews(candidates)) {
            int size = size(candidate, files);
            boolean news = !kinds.containsAll(candidate.kinds());
            if (bytes + size <= (news ? MOST_BYTES_OF_NEWS : MOST_BYTES) || kept.isEmpty()) {
                kinds.addAll(candidate.kinds());
                bytes += size;
                kept.add(candidate);
                candidate
                        .pictures()
                        .forEach(weighed -> files.add(weighed.shown().file()));
            }
        }
        String budget = runs.isEmpty()
                ? RunCommand.largestBudget(reproduction)
                : runs.get(0).budget();
        boolean all = candidates.size() == variants.size() && !variants.isEmpty();
        return new PicturesView(
                candidates.stream().filter(kept::contains).map(this::view).toList(),
                note(candidates.size() - kept.size(), kept.stream().anyMatch(Candidate::shortened)),
                all ? "" : command(runs.isEmpty(), budget));
    }

    /** One run of a variant and what it shows. */
    private record Candidate(RunRecord run, List<Weighed> pictures, boolean shortened) {
        List<String> kinds() {
            return pictures.stream().map(weighed -> weighed.shown().kind()).toList();
        }
    }

    /** A picture and what it adds to a page; sounds weigh nothing before someone plays them. */
    private record Weighed(PicturesView.Shown shown, int bytes) {}

    /** @param variants that have a finished run are added */
    private List<Candidate> candidates(List<RunRecord> runs, Set<Map<String, String>> variants) {
        Map<Map<String, String>, Candidate> candidates = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            if (!run.training().completed()) {
                continue;
            }
            variants.add(run.variant());
            if (candidates.containsKey(run.variant())) {
                continue;
            }
            try {
                List<Picture> pictures = shelf.of(run.id()).orElse(List.of());
                if (!pictures.isEmpty()) {
                    candidates.put(run.variant(), candidate(run, pictures));
                }
            } catch (BadInputException e) {
                problems.add("Pictures of " + order.label(run) + " are left out: " + e.getMessage());
            }
        }
        return List.copyOf(candidates.values());
    }

    /** All but the adversarial examples of further attacks, which look alike and are the heaviest. */
    private Candidate candidate(RunRecord run, List<Picture> pictures) {
        List<Weighed> chosen = new ArrayList<>();
        boolean attacked = false;
        for (Picture picture : pictures) {
            boolean adversarial = picture.kind().equals("adversarial");
            if (!(adversarial && attacked)) {
                chosen.add(weighed(picture, shelf.content(run.id(), picture)));
            }
            attacked |= adversarial;
        }
        return new Candidate(run, chosen, chosen.size() < pictures.size());
    }

    /** Those first that show a kind of picture which those before them do not. */
    private static List<Candidate> byNews(List<Candidate> candidates) {
        Set<String> kinds = new HashSet<>();
        List<Candidate> news = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (Candidate candidate : candidates) {
            (kinds.addAll(candidate.kinds()) ? news : others).add(candidate);
        }
        news.addAll(others);
        return news;
    }

    private static String note(int left, boolean shortened) {
        List<String> kept = new ArrayList<>();
        if (left > 0) {
            kept.add("the pictures of " + left + (left == 1 ? " more variant" : " more variants"));
        }
        if (shortened) {
            kept.add("the adversarial examples of further attacks");
        }
        return kept.isEmpty()
                ? ""
                : "To keep the page small, " + String.join(" and ", kept) + " are left in the store.";
    }

    private static String command(boolean nothing, String budget) {
        return nothing
                ? RunCommand.trainAndAttack(budget, Map.of())
                : "mvn aux:train aux:attack aux:report -Daux.budget=" + budget;
    }

    /** What the pictures add to those that are there already: many runs show the same test images. */
    private static int size(Candidate candidate, Set<String> files) {
        return candidate.pictures().stream()
                .filter(weighed -> !files.contains(weighed.shown().file()))
                .mapToInt(Weighed::bytes)
                .sum();
    }

    /** Named by what is in it, so that equal pictures are one file. */
    private static Weighed weighed(Picture picture, byte[] content) {
        String extension = picture.file().substring(picture.file().lastIndexOf('.'));
        boolean measured = !picture.sound() && content.length >= PNG_HEADER;
        PicturesView.Shown shown = new PicturesView.Shown(
                picture.kind() + "-" + ContentId.of(content).abbreviated() + extension,
                picture.file(),
                picture.kind(),
                heading(picture),
                picture.title(),
                picture.alt(),
                picture.sound(),
                measured ? ByteBuffer.wrap(content).getInt(PNG_WIDTH_AT) : 0,
                measured ? ByteBuffer.wrap(content).getInt(PNG_WIDTH_AT + Integer.BYTES) : 0,
                picture.captions().stream()
                        .map(caption -> List.of(caption.split("\n", -1)))
                        .toList());
        return new Weighed(shown, picture.sound() ? 0 : content.length);
    }

    private PicturesView.Run view(Candidate candidate) {
        RunRecord run = candidate.run();
        return new PicturesView.Run(
                run.id().abbreviated(),
                run.id().hex(),
                order.label(run),
                run.budget(),
                candidate.pictures().stream().map(Weighed::shown).toList());
    }

    private static String heading(Picture picture) {
        String kind = switch (picture.kind()) {
            case "inputs" -> "Inputs";
            case "targets" -> "Targets of the auxiliary task";
            case "predictions" -> "Predictions of the auxiliary task";
            case "adversarial" -> "Adversarial examples";
            case "transformed" -> "What the method makes of the images";
            case "saliency" -> "What the decision looks at";
            case "embedding" -> "Features in the plane";
            case "labels" -> "Labels";
            default -> "Sounds";
        };
        String group = String.join(", ", picture.group());
        // A title that begins with the name of the evaluation needs no second one before it.
        return group.isEmpty() || picture.title().startsWith(group) ? kind : kind + ": " + group;
    }
}
