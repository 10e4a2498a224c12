package io.github.auxtask.report.exchange;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.VerdictCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A draft of {@code codecheck.yml}, the configuration of a CODECHECK (Nüst and Eglen 2021): what the records and {@code
 * reproduction.yaml} know is filled in, and what only a person can say is left empty and marked. Its first line holds a digest of the
 * rest, by which an edited file is told from a draft.
 *
 * @see <a href="https://codecheck.org.uk/spec/config/1.0/">the specification of its form</a>
 */
final class CodecheckDraft {
    private static final String FIRST =
            "# A draft that auxtask made of the records; once it is edited it is never written over. Digest of the rest: ";
    private static final String PERSON = "  # for a person to fill in\n";

    private CodecheckDraft() {}

    /**
     * The draft.
     *
     * @param files of the report, each with what it is, in the order in which they are listed
     */
    static String text(ReportModel model, Paper paper, ReportedProject project, Map<String, String> files) {
        StringBuilder rest = new StringBuilder();
        rest.append("version: https://codecheck.org.uk/spec/config/1.0/\n");
        rest.append("source: ")
                .append(project.repository() == null ? "\"\"" + PERSON : quoted(project.repository()) + "\n");
        rest.append("paper:\n  title: ").append(quoted(paper.title())).append("\n  authors:\n");
        for (String author : paper.authors()) {
            rest.append("    - name: ").append(quoted(author)).append('\n');
        }
        rest.append("  reference: ").append(quoted(paper.url())).append('\n');
        rest.append("manifest:\n");
        files.forEach((file, comment) -> rest.append("  - file: ")
                .append(quoted(file))
                .append("\n    comment: ")
                .append(quoted(comment))
                .append('\n'));
        rest.append("codechecker:\n  - name: \"\"").append(PERSON);
        rest.append("    ORCID: \"\"").append(PERSON);
        rest.append("summary: ").append(quoted(summary(model))).append('\n');
        rest.append("repository: ")
                .append(project.repository() == null ? "\"\"" + PERSON : quoted(project.repository()) + "\n");
        rest.append("check_time: \"\"").append(PERSON);
        rest.append("certificate: \"\"").append(PERSON);
        rest.append("report: \"\"").append(PERSON);
        return FIRST + ContentId.of(rest.toString()).hex() + "\n" + rest;
    }

    /** Whether a person has changed a file that was a draft, or written it. */
    static boolean isEdited(String text) {
        int end = text.indexOf('\n');
        return end < 0
                || !text.substring(0, end)
                        .equals(FIRST + ContentId.of(text.substring(end + 1)).hex());
    }

    private static String summary(ReportModel model) {
        List<VerdictCount> verdicts = model.summary().verdicts();
        String counts = verdicts.stream()
                .filter(count -> count.cells() > 0)
                .map(count -> count.cells() + " " + count.label())
                .collect(Collectors.joining(", "));
        int runs = model.background().certificate().runs();
        return "Of " + model.summary().published() + " printed numbers: "
                + (counts.isEmpty() ? "none compared" : counts)
                + ". From " + runs + (runs == 1 ? " recorded run" : " recorded runs") + " by "
                + String.join(
                        ", ",
                        model.background().certificate().machines().isEmpty()
                                ? List.of("no machine")
                                : model.background().certificate().machines())
                + ".";
    }

    /** A double-quoted scalar of YAML: what is special in it is escaped as in JSON. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
