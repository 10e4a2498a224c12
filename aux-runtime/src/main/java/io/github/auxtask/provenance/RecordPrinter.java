package io.github.auxtask.provenance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** Two spaces, LF, and one line for each item of a list. */
final class RecordPrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;

    private int lists;

    RecordPrinter() {
        super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        indentObjectsWith(new DefaultIndenter("  ", "\n"));
        indentArraysWith(new DefaultIndenter("  ", "\n"));
    }

    @Override
    public RecordPrinter createInstance() {
        return new RecordPrinter();
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        super.writeStartArray(json);
        lists++;
    }

    @Override
    public void writeEndArray(JsonGenerator json, int nrOfValues) throws IOException {
        lists--;
        super.writeEndArray(json, nrOfValues);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (lists == 0) {
            super.beforeObjectEntries(json);
        }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        if (lists == 0) {
            super.writeObjectEntrySeparator(json);
        } else {
            json.writeRaw(", ");
        }
    }

    @Override
    public void writeEndObject(JsonGenerator json, int nrOfEntries) throws IOException {
        if (lists == 0) {
            super.writeEndObject(json, nrOfEntries);
        } else {
            _nesting--;
            json.writeRaw('}');
        }
    }
}
