package io.github.auxtask.report.write;

import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.RobustnessView;
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
        boolean papers = !model.tables().paper().isEmpty();
        boolean own = !model.tables().own().isEmpty();
        RobustnessView robustness = model.evidence().robustness();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("summary", "What came of it"));
        if (!model.summary().claims().isEmpty()) {
            sections.add(new Section("claims", "What the paper claims"));
        }
        if (papers || !own) {
            sections.add(new Section("tables", "Published and measured"));
        }
        if (own) {
            sections.add(new Section("own-tables", papers ? "Further measurements" : "Measured"));
        }
        if (!robustness.tables().isEmpty() || !robustness.suites().isEmpty()) {
            sections.add(new Section("robustness", "Robustness"));
        }
        sections.add(new Section("curves", "Curves"));
        if (!model.evidence().corruptions().isEmpty()) {
            sections.add(new Section("corruptions", "Corruptions"));
        }
        sections.add(new Section("pictures", "Pictures"));
        sections.add(new Section("checks", "Checks of the attacks"));
        sections.add(new Section("deviations", "Where paper and code differ"));
        sections.add(new Section("provenance", "Provenance and cost"));
        sections.add(new Section("runs", "Runs"));
        sections.add(new Section("failures", "Runs that failed or do not count"));
        if (!model.execution().problems().isEmpty()) {
            sections.add(new Section("problems", "Problems"));
        }
        sections.add(new Section("repeat", "How to run it again"));
        sections.add(new Section("certificate", "Certificate"));
        return sections;
    }
}
