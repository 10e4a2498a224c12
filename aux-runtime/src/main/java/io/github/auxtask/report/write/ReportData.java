package io.github.auxtask.report.write;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.auxtask.report.chart.Palette;
import io.github.auxtask.report.model.ReportModel;
import java.util.List;
import java.util.Map;

/** The model as plain maps, lists, texts and numbers: what templates see and what JSON holds. */
public final class ReportData {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private ReportData() {}

    /** What templates see: all of the model, but of tables of ours alone only the {@linkplain MeasuredPart part with numbers}. */
    public static Map<String, Object> map(ReportModel model) {
        Map<String, Object> map = MAPPER.convertValue(model, MAP);
        map.put(
                "ownTables",
                model.tables().own().stream()
                        .map(table -> MAPPER.convertValue(MeasuredPart.of(table), MAP))
                        .toList());
        return map;
    }

    /** A part of the model, or another record, as templates see it. */
    public static Map<String, Object> of(Record part) {
        return MAPPER.convertValue(part, MAP);
    }

    /** Indents with line feeds on every system, so that the same model has the same bytes. */
    static ObjectWriter json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));
    }

    /** The colours and dashes of curves, for templates. */
    static Map<String, Object> palette() {
        return Map.of(
                "light",
                Palette.LIGHT,
                "dark",
                Palette.DARK,
                "dashes",
                Palette.DASHES,
                "chance",
                Palette.CHANCE,
                "classes",
                Palette.CLASSES);
    }

    static List<Map<String, String>> sections(List<Section> sections, String folder, String extension) {
        return sections.stream()
                .map(section -> Map.of(
                        "id", section.id(),
                        "title", section.title(),
                        "template", "/" + folder + "/section/" + section.id() + extension))
                .toList();
    }
}
