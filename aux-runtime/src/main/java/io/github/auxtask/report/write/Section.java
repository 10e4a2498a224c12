package io.github.auxtask.report.write;

import io.github.auxtask.report.model.ReportModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the report.
 *
 * @param id of its heading; also the name of its template
 * @param title its heading
 */
record Section(String id, String title) {
    /** The sections that this report needs, in reading order. */
    static List<Section> of(ReportModel model) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("summary", "What the paper claims, and what we found"));
        if (!model.tables().isEmpty() || model.ownTables().isEmpty()) {
            sections.add(new Section("tables", "Published and measured"));
        }
        if (!model.ownTables().isEmpty()) {
            sections.add(new Section("own-tables", model.tables().isEmpty() ? "Measured" : "Further measurements"));
        }
        if (!model.robustness().tables().isEmpty()
                || !model.robustness().suites().isEmpty()) {
            sections.add(new Section("robustness", "Robustness"));
        }
        sections.add(new Section("curves", "Curves"));
        if (!model.corruptions().isEmpty()) {
            sections.add(new Section("corruptions", "Corruptions"));
        }
        sections.add(new Section("pictures", "Pictures"));
        sections.add(new Section("checks", "Checks of the attacks"));
        sections.add(new Section("deviations", "Where paper and code differ"));
        sections.add(new Section("provenance", "Provenance and cost"));
        sections.add(new Section("runs", "Runs"));
        sections.add(new Section("failures", "Failed and incomplete runs, attempts that do not count"));
        if (!model.problems().isEmpty()) {
            sections.add(new Section("problems", "Problems"));
        }
        sections.add(new Section("repeat", "How to run it again"));
        sections.add(new Section("certificate", "Certificate"));
        return sections;
    }
}
