package io.github.auxtask.report.chart;

import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/** What a chart shows, in words. */
final class CurveText {
    private static final int LINES_NAMED = 8;

    private CurveText() {}

    /** Where every line ends. */
    static String ends(String title, String axis, List<CurveView.Line> lines, List<CurveView.Series> series) {
        String ends = series.stream()
                .limit(LINES_NAMED)
                .map(one -> {
                    CurveView.Point last = one.points().get(one.points().size() - 1);
                    return lines.get(one.line()).label() + " ends at "
                            + Quantity.significant(last.y()).text();
                })
                .collect(Collectors.joining("; "));
        int more = series.size() - LINES_NAMED;
        return "Chart of the " + title + " by " + axis + ": " + ends
                + (more > 0 ? "; and " + more + " more lines." : ".");
    }
}
