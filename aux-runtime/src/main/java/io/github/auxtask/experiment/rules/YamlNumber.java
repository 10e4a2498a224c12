package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/** A decimal that remembers how it was written: 1e-4 and 0.0001 are one number, but two texts. */
final class YamlNumber extends DecimalNode {
    private static final long serialVersionUID = 1;

    private final String text;

    YamlNumber(String text) {
        super(new BigDecimal(text));
        this.text = text;
    }

    /** The text of a scalar. */
    static String written(JsonNode scalar) {
        return scalar instanceof YamlNumber number ? number.text : scalar.asText();
    }
}
