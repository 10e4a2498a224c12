package io.github.auxtask.report.single;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The model's card with the fields that RobustBench's {@code model_info/DATA/THREAT/NAME.json} has, texts as there, and ours behind them
 * in a field {@code auxtask}. What only people know (link, authors, venue) is left empty.
 */
final class LeaderboardCard {
    private static final double PERCENT = 100;

    private LeaderboardCard() {}

    static String json(ModelReport report) {
        RunRecord record = report.record();
        ModelVerdict verdict = report.verdict();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("link", "");
        card.put("name", report.model());
        card.put("authors", "");
        card.put("additional_data", null);
        card.put("number_forward_passes", "1");
        card.put("dataset", record.data().name());
        card.put("venue", "");
        card.put("architecture", report.architecture());
        card.put("eps", String.valueOf(verdict.attacked().settings().get("epsilon")));
        card.put("clean_acc", percent(verdict.clean().accuracy()));
        card.put("reported", verdict.claim() == null ? "" : ModelVerdict.number(verdict.claim()));
        card.put("autoattack_acc", percent(verdict.attacked().accuracy()));
        card.put("unreliable", !verdict.failed().isEmpty());
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("run", record.id().hex());
        ours.put("file_sha256", report.digest());
        ours.put("images", verdict.attacked().images());
        ours.put("autoattack_acc_95", interval(verdict.attacked()));
        ours.put("clean_acc_95", interval(verdict.clean()));
        ours.put("norm", String.valueOf(verdict.attacked().settings().get("norm")));
        ours.put("attack", verdict.attacked().settings());
        ours.put(
                "failed_checks", verdict.failed().stream().map(CheckOutcome::id).toList());
        card.put("auxtask", ours);
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(card)
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }

    /** Lower and upper end in percent, over test images (Wilson). */
    private static List<String> interval(EvaluationRecord evaluation) {
        Interval interval = ModelVerdict.interval(evaluation);
        return List.of(percent(PERCENT * interval.low()), percent(PERCENT * interval.high()));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
